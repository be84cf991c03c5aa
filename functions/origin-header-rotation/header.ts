import { randomValue } from "../rotation/random";
import type { Secrets, Steps } from "../rotation/rotate";
import { type Distributions, readSent, type Sent, sendInstead } from "./distribution";
import { accept, type Balancers, readAccepted } from "./rule";

export interface Clock {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

/** Who makes values, who sends them, who asks for them, and how long to wait for that. */
export interface Surroundings {
  readonly secrets: Secrets;
  readonly distributions: Distributions;
  readonly balancers: Balancers;
  readonly clock: Clock;
  /** For a change to reach all edge locations. */
  readonly waitSeconds: number;
  /** Between two looks at it. */
  readonly pauseMs: number;
  /** For a changed rule to hold in the whole load balancer, before the first edge location counts on it. */
  readonly settleMs: number;
}

/** The two ends of the header, and the value that both were made with. */
export interface OriginHeader {
  readonly name: string;
  /** Known to everybody. */
  readonly firstValue: string;
  readonly ruleArn: string;
  readonly distributionId: string;
}

/**
 * A header that a distribution sends and its origin asks for. At any time the origin takes what any edge location sends:
 * it takes the new value before the first sends it, and the old one until the rotation after, so that edge locations that
 * are late, and an apply that puts the old value back, do no harm.
 */
export function originHeader(header: OriginHeader, surroundings: Surroundings): Steps {
  const { secrets, distributions, balancers, clock, settleMs } = surroundings;
  const { firstValue } = header;
  const sender = { id: header.distributionId, header: header.name };
  const rule = { arn: header.ruleArn, header: header.name };
  const deployed = () => whenEverywhere(() => readSent(distributions, sender), sender.id, surroundings);
  return {
    next: () => randomValue(secrets),
    set: async (value) => {
      const sent = await readSent(distributions, sender);
      // An earlier call did it, and had changed the rule before.
      if (sent.value === value) return;
      // Some edge locations may still send a value that is no longer in the configuration.
      if (!sent.everywhere)
        throw new Error(`distribution ${sender.id} must be Deployed before its header is changed, it is ${sent.status}`);
      await accept(balancers, rule, [value, sent.value]);
      await clock.pause(settleMs);
      await sendInstead(distributions, sender, sent, value);
    },
    test: async (value, current) => {
      // Where rotation only is switched on, Secrets Manager tries this with the current value, or with none.
      if (value === undefined || value === current) return;
      if ((await deployed()).value !== value) throw new Error(`distribution ${sender.id} must send the new ${sender.header}`);
    },
    finished: async () => {
      const accepted = await readAccepted(balancers, rule);
      if (!accepted.includes(firstValue)) return;
      const secretOnes = accepted.filter((value) => value !== firstValue);
      if (!secretOnes.includes((await deployed()).value))
        throw new Error(`distribution ${sender.id} must send a secret ${sender.header} that its origin accepts`);
      await accept(balancers, rule, secretOnes);
    },
  };
}

/** What is sent once all edge locations have heard of the last change. */
async function whenEverywhere(
  read: () => Promise<Sent>,
  id: string,
  { clock, waitSeconds, pauseMs }: Surroundings,
): Promise<Sent> {
  const until = clock.now() + waitSeconds * 1_000;
  for (;;) {
    const sent = await read();
    if (sent.everywhere) return sent;
    if (clock.now() + pauseMs > until)
      throw new Error(`distribution ${id} must be Deployed within ${waitSeconds} s, it is ${sent.status}`);
    await clock.pause(pauseMs);
  }
}
