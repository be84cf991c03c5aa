import { patternGate } from "../../../functions/viewer-header-rotation/pattern-set";
import { functionSender } from "../../../functions/viewer-header-rotation/viewer-function";
import type { FakeSecrets } from "../fake-secrets";
import { DISTRIBUTION } from "../origin-header/header-edge";
import { begunOn } from "../origin-header/header-rotation";
import { type FakeEdge, FUNCTION, PATTERN_SET } from "./fake-edge";

/** A rotation that has begun on a function at the edge and a set of patterns. */
export function begun(edge: FakeEdge, secrets?: FakeSecrets, version?: string) {
  const sender = functionSender(edge as never, { name: FUNCTION, distributionId: DISTRIBUTION });
  const gate = patternGate(edge as never, PATTERN_SET);
  return begunOn(edge, { sender, gate, waitSeconds: 660, settleMs: 120_000 }, secrets, version);
}
