/** Something the user can mend; shown as its one sentence, without a stack trace. */
export class UserError extends Error {}

/** What an error says, whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a script's main function; ends the process with 1 and a clear sentence when it fails. */
export function runScript(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const known = error instanceof UserError;
    console.error(known ? `\n${error.message}` : error);
    process.exitCode = 1;
  });
}
