import type { Comparison } from "./compare-outputs";

/** One run of the check: when, with what, and what came of it. */
export interface Result {
  /** ISO 8601, a day. */
  readonly date: string;
  readonly node: string;
  /** CDKTF's packages as `package.json` pins them, by name. */
  readonly pinned: Readonly<Record<string, string>>;
  readonly comparison: Comparison;
}

export const isSame = ({ onlyHere, onlyThere }: Comparison): boolean => onlyHere.length + onlyThere.length === 0;

/** Said of the addresses: all the same, or each that is not. */
export function addressLines(comparison: Comparison): string[] {
  const { addresses, onlyHere, onlyThere } = comparison;
  if (isSame(comparison)) return [`All ${addresses} addresses are the same.`];
  return [
    `Of ${addresses} addresses ${onlyHere.length} are not there with the fork, and ${onlyThere.length} are new:`,
    ...onlyHere.map((address) => `- ${address}`),
    ...onlyThere.map((address) => `+ ${address}`),
  ];
}

/** Said of everything else. */
export function otherLines(comparison: Comparison): string[] {
  const { stacks, sameBytes, sameToTerraform, otherLayout, files, otherFiles } = comparison;
  return [
    `${sameBytes} of ${stacks} stacks are the same byte for byte; Terraform reads ${sameToTerraform} of them the same.`,
    `${otherLayout} stacks are laid out differently, such as \`{}\` instead of \`{\`, a line break and \`}\`.`,
    `${files - otherFiles.length} of ${files} other files are the same byte for byte${otherFiles.length > 0 ? "; others:" : "."}`,
    ...otherFiles.map((file) => `- ${file}`),
  ];
}
