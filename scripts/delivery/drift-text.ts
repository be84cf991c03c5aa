import { createHash } from "node:crypto";
import type { StackReport } from "../terraform/run-report";
import { code, fitted } from "./comment-text";
import { type EnvironmentReport, nameOf } from "./environment-reports";

/** What is to be said of drift. */
export interface Drift {
  readonly text: string;
  /** The same for as long as the same drifts, however often it is looked at. */
  readonly fingerprint: string;
}

/**
 * Where AWS is not what the default branch says, and where that could not be seen, for an issue; nothing where all is well.
 * What failed is said too: nobody should take a blind look for a clear one. Why it failed is in the run, because those
 * words, with numbers of requests in them, are others every day.
 */
export function driftOf(reports: readonly EnvironmentReport[], url: string): Drift | undefined {
  const drifted = reports.flatMap(({ stacks = [] }) => stacks.filter(differs).flatMap(linesOf));
  const unseen = reports.flatMap(unseenIn);
  if (drifted.length + unseen.length === 0) return undefined;
  const intro = "AWS is not what the default branch says. An apply would bring it back; or the branch must say what is there.";
  const end = `Whole plans: [summary of the run](${url}).`;
  const [driftList, unseenList] = fitted([drifted, unseen], intro + end);
  const text = [
    ...(drifted.length > 0 ? [intro, driftList] : []),
    ...(unseen.length > 0 ? ["Could not be looked at:", unseenList] : []),
    end,
  ].join("\n\n");
  const said = JSON.stringify([[...drifted].sort(), [...unseen].sort()]);
  return { text, fingerprint: createHash("sha256").update(said).digest("hex").slice(0, 16) };
}

const differs = ({ outcome }: StackReport) => outcome === "drifted" || outcome === "planned";

/** Only outputs of a stack without changes of resources differ. */
function linesOf({ name, changes }: StackReport): string[] {
  if (changes.length === 0) return [`- ${code(name)}: its outputs`];
  return changes.map(({ address, action }) => `- ${code(name)}: ${action} ${code(address)}`);
}

function unseenIn({ system, environment, stacks }: EnvironmentReport): string[] {
  if (!stacks) return [`- ${nameOf({ system, environment })}: its job has no report`];
  return stacks
    .filter((stack) => !differs(stack) && stack.outcome !== "unchanged")
    .map(({ name, outcome }) => `- ${code(name)}: ${outcome}`);
}
