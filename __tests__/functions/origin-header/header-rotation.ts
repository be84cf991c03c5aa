import { type Gate, originHeader, type Sender } from "../../../functions/origin-header/header";
import { rotate } from "../../../functions/rotation/rotate";
import { eventOf, FakeSecrets } from "../fake-secrets";
import { FIRST_VALUE, HEADER, type HeaderEdge } from "./header-edge";

/** The values that rotations make, by their number. */
export const made = (count: number) => String(count).repeat(64);
/** What an origin takes after rotations. */
export const SETTLED = [made(8), made(7)];

/** How long a rotation waits, and who sends the header and who asks for it. */
export interface Ends {
  readonly sender: Sender;
  readonly gate: Gate;
  readonly waitSeconds: number;
  readonly settleMs: number;
}

/** A rotation that has begun: its secret, and its steps on both ends of the header. */
export function begunOn(edge: HeaderEdge, ends: Ends, secrets = new FakeSecrets("f".repeat(64)), version = "second") {
  secrets.begin(version);
  const { sender, gate, ...times } = ends;
  const surroundings = { secrets: secrets as never, clock: edge.clock, pauseMs: 10_000, ...times };
  const steps = originHeader({ name: HEADER, firstValue: FIRST_VALUE }, sender, gate, surroundings);
  const step = (name: string) => rotate(eventOf(name, version), secrets as never, steps);
  return { secrets, step };
}
