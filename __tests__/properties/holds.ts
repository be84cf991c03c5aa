import fc from "fast-check";

/** The same values in every run, so that a red test is never chance. `PROPERTY_SEED=$RANDOM npx jest …` looks further. */
const seed = Number(process.env.PROPERTY_SEED ?? 1);

/** Tries a property; the error tells the seed, and the values that it does not hold for. */
export const holds = <T>(property: fc.IProperty<T>, numRuns: number): void =>
  // Making a failure smaller takes many more syntheses than finding it.
  fc.assert(property, { numRuns, seed, endOnFailure: true });

/** That a property does not hold, of something that is broken on purpose; the values are told where it was not seen. */
export const fails = <T>(property: fc.IProperty<T>, numRuns: number): void => {
  if (!fc.check(property, { numRuns, seed, endOnFailure: true }).failed) throw new Error(`not seen in ${numRuns} runs`);
};
