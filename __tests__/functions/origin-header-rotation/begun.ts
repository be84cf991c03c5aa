import { originHeader } from "../../../functions/origin-header/header";
import { distributionSender } from "../../../functions/origin-header-rotation/distribution";
import { ruleGate } from "../../../functions/origin-header-rotation/rule";
import { rotate } from "../../../functions/rotation/rotate";
import { eventOf, FakeSecrets } from "../fake-secrets";
import { DISTRIBUTION, type FakeEdge, FIRST_VALUE, HEADER, RULE } from "./fake-edge";

/** A rotation that has begun: its secret, and its steps on a distribution and a rule. */
export function begun(edge: FakeEdge, secrets = new FakeSecrets("f".repeat(64)), version = "second") {
  secrets.begin(version);
  const sender = distributionSender(edge as never, DISTRIBUTION, HEADER);
  const gate = ruleGate(edge as never, RULE, HEADER);
  const surroundings = {
    secrets: secrets as never,
    clock: edge.clock,
    waitSeconds: 810,
    pauseMs: 10_000,
    settleMs: 30_000,
  };
  const steps = originHeader({ name: HEADER, firstValue: FIRST_VALUE }, sender, gate, surroundings);
  const step = (name: string) => rotate(eventOf(name, version), secrets as never, steps);
  return { secrets, step };
}
