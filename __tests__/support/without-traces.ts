/**
 * Runs `work` without formatting stack traces. CDKTF takes one for every token, and jest maps each of them back to
 * TypeScript: that was two thirds of the tests' time. What fails inside is thrown with its message as ever.
 */
export function withoutTraces<T>(work: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error) => String(error);
  try {
    return work();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
