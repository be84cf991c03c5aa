import { distributionSender } from "../../../functions/origin-header-rotation/distribution";
import { ruleGate } from "../../../functions/origin-header-rotation/rule";
import type { FakeSecrets } from "../fake-secrets";
import { DISTRIBUTION, HEADER } from "../origin-header/header-edge";
import { begunOn } from "../origin-header/header-rotation";
import { type FakeEdge, RULE } from "./fake-edge";

/** A rotation that has begun on a distribution and a rule. */
export function begun(edge: FakeEdge, secrets?: FakeSecrets, version?: string) {
  const sender = distributionSender(edge as never, DISTRIBUTION, HEADER);
  const gate = ruleGate(edge as never, RULE, HEADER);
  return begunOn(edge, { sender, gate, waitSeconds: 810, settleMs: 30_000 }, secrets, version);
}
