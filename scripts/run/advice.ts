import type { Stack } from "../terraform/stacks";
import { recoverCommand, UNSAVED_STATE } from "./unsaved-state";

/** What Terraform says when something around it is not as it must be, and what helps. */
const KNOWN: ReadonlyArray<{ readonly said: RegExp; readonly help: (stack: Stack) => string }> = [
  {
    said: /Error acquiring the state lock/,
    help: ({ name }) =>
      `Its state is locked, by whom stands under "Who". Where that run goes on, wait for it; where it was killed: npm run state -- unlock ${name}`,
  },
  {
    said: /Error releasing the state lock/,
    help: ({ name }) => `Its lock could not be given back. As soon as its backend answers: npm run state -- unlock ${name}`,
  },
  {
    said: /Failed to save state|Error saving state|errored\.tfstate/,
    help: (stack) =>
      `What was made is in ${stack.folder}/${UNSAVED_STATE}. As soon as its backend answers: ${recoverCommand(stack)}`,
  },
  {
    said: /S3 bucket "[^"]*" does not exist|NoSuchBucket/,
    help: () => "The account has no bucket for states yet: npm run bootstrap -- <account>, once.",
  },
  {
    said: /AWS account ID not allowed/,
    help: () =>
      "The shell's credentials are those of another account than the stack's: see environments/accounts/ and AWS_PROFILE.",
  },
  {
    said: /No valid credential sources found|ExpiredToken|security token included in the request is (expired|invalid)/,
    help: () => "The shell has no AWS credentials that work: aws sts get-caller-identity shows whose they are.",
  },
  { said: /Saved plan is stale/, help: () => "Its state has changed since it was planned: plan again." },
];

/** What a person can do about a failure of a stack, as far as it is known. */
export const advice = (said: string, stack: Stack): string[] =>
  KNOWN.flatMap((known) => (known.said.test(said) ? [known.help(stack)] : []));
