import { randomValue } from "../rotation/random";
import type { Secrets, Steps } from "../rotation/rotate";

export interface Clock {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

/** What is sent at a moment, and whether all edge locations have heard of it. */
export interface Sent {
  readonly value: string;
  readonly status: string;
  readonly everywhere: boolean;
  /** Has another value sent, and changes nothing else. Fails when anybody changed the sender since it was read. */
  replace(value: string): Promise<void>;
}

/** Who sends the header. */
export interface Sender {
  /** As errors call it, e.g. `distribution E1`. */
  readonly name: string;
  read(): Promise<Sent>;
}

/** Who lets requests pass that carry the header with a value out of a few. */
export interface Gate {
  accepted(): Promise<string[]>;
  /** Replaces the values in one call: there is no moment without any. */
  accept(values: readonly string[]): Promise<void>;
}

/** Who makes values, and how long to wait for what. */
export interface Surroundings {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** For a change to reach all edge locations. */
  readonly waitSeconds: number;
  /** Between two looks at it. */
  readonly pauseMs: number;
  /** For a changed gate to hold everywhere, before the first edge location counts on it, and for the last one to be changed. */
  readonly settleMs: number;
}

/** The header, and the value that both of its ends were made with: known to everybody. */
export interface OriginHeader {
  readonly name: string;
  readonly firstValue: string;
}

/**
 * A header that a distribution sends and its origin asks for. At any time the origin takes what any edge location sends:
 * it takes the new value before the first sends it, and the old one until the rotation after, so that edge locations that
 * are late, and an apply that puts the old value back, do no harm.
 */
export function originHeader({ name, firstValue }: OriginHeader, sender: Sender, gate: Gate, around: Surroundings): Steps {
  const { secrets, clock, settleMs } = around;
  const deployed = () => whenEverywhere(sender, around);
  return {
    next: () => randomValue(secrets),
    set: async (value) => {
      const sent = await sender.read();
      // An earlier call did it, and had changed the gate before.
      if (sent.value === value) return;
      // Some edge locations may still send a value that is no longer in the configuration.
      if (!sent.everywhere) throw new Error(`${sender.name} must be Deployed before its header is changed, it is ${sent.status}`);
      await gate.accept([value, sent.value]);
      await clock.pause(settleMs);
      await sent.replace(value);
    },
    test: async (value, current) => {
      // Where rotation only is switched on, Secrets Manager tries this with the current value, or with none.
      if (value === undefined || value === current) return;
      if ((await deployed()).value !== value) throw new Error(`${sender.name} must send the new ${name}`);
    },
    finished: async () => {
      const accepted = await gate.accepted();
      if (!accepted.includes(firstValue)) return;
      const secretOnes = accepted.filter((value) => value !== firstValue);
      if (!secretOnes.includes((await deployed()).value))
        throw new Error(`${sender.name} must send a secret ${name} that its origin accepts`);
      // The last edge location may be a moment later than it is told.
      await clock.pause(settleMs);
      await gate.accept(secretOnes);
    },
  };
}

/** What is sent once all edge locations have heard of the last change. */
async function whenEverywhere(sender: Sender, { clock, waitSeconds, pauseMs }: Surroundings): Promise<Sent> {
  const until = clock.now() + waitSeconds * 1_000;
  for (;;) {
    const sent = await sender.read();
    if (sent.everywhere) return sent;
    if (clock.now() + pauseMs > until)
      throw new Error(`${sender.name} must be Deployed within ${waitSeconds} s, it is ${sent.status}`);
    await clock.pause(pauseMs);
  }
}
