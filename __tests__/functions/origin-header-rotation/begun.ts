import { originHeader } from "../../../functions/origin-header-rotation/header";
import { rotate } from "../../../functions/rotation/rotate";
import { eventOf, FakeSecrets } from "../fake-secrets";
import { DISTRIBUTION, type FakeEdge, FIRST_VALUE, HEADER, RULE } from "./fake-edge";

/** A rotation that has begun: its secret, and its steps on a distribution and a rule. */
export function begun(edge: FakeEdge, secrets = new FakeSecrets("f".repeat(64)), version = "second") {
  secrets.begin(version);
  const header = { name: HEADER, firstValue: FIRST_VALUE, ruleArn: RULE, distributionId: DISTRIBUTION };
  const surroundings = {
    secrets: secrets as never,
    distributions: edge as never,
    balancers: edge as never,
    clock: edge.clock,
    waitSeconds: 840,
    pauseMs: 10_000,
    settleMs: 30_000,
  };
  const step = (name: string) => rotate(eventOf(name, version), secrets as never, originHeader(header, surroundings));
  return { secrets, step };
}
