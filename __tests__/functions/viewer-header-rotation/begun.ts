import { originHeader } from "../../../functions/origin-header/header";
import { rotate } from "../../../functions/rotation/rotate";
import { patternGate } from "../../../functions/viewer-header-rotation/pattern-set";
import { functionSender } from "../../../functions/viewer-header-rotation/viewer-function";
import { eventOf, FakeSecrets } from "../fake-secrets";
import { DISTRIBUTION, type FakeEdge, FIRST_VALUE, FUNCTION, HEADER, PATTERN_SET } from "./fake-edge";

/** The values that rotations make, by their number. */
export const made = (count: number) => String(count).repeat(64);

/** A rotation that has begun: its secret, and its steps on a function at the edge and a set of patterns. */
export function begun(edge: FakeEdge, secrets = new FakeSecrets("f".repeat(64)), version = "second") {
  secrets.begin(version);
  const sender = functionSender(edge as never, { name: FUNCTION, distributionId: DISTRIBUTION });
  const gate = patternGate(edge as never, PATTERN_SET);
  const surroundings = { secrets: secrets as never, clock: edge.clock, waitSeconds: 660, pauseMs: 10_000, settleMs: 120_000 };
  const steps = originHeader({ name: HEADER, firstValue: FIRST_VALUE }, sender, gate, surroundings);
  const step = (name: string) => rotate(eventOf(name, version), secrets as never, steps);
  return { secrets, step };
}
