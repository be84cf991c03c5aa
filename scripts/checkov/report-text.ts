import type { CheckovException } from "./exception";
import type { Judgement } from "./judge";
import type { CheckovFinding } from "./scan";

/** What there is to do after a scan, check by check; empty when all is in order. */
export function reportText({ open, stale }: Judgement): string {
  const checks = [...new Set(open.map(({ check }) => check))].sort();
  return [
    ...checks.map((check) => ofCheck(open.filter((finding) => finding.check === check))),
    ...stale.map((exception) => `${exception.check}: take away the exception ${wordsOf(exception)}: it excuses nothing`),
  ].join("\n\n");
}

function ofCheck(found: readonly CheckovFinding[]): string {
  const stacks = new Map<string, string[]>();
  for (const { address, stack } of found) stacks.set(address, [...(stacks.get(address) ?? []), stack]);
  const lines = [...stacks].map(([address, all]) => `  ${address} in ${all.join(", ")}`);
  return [`${found[0].check}: ${found[0].asks}`, ...lines].join("\n");
}

/** An exception as its line in the code is found again. */
function wordsOf(exception: CheckovException): string {
  const { check: _check, ...words } = exception;
  return JSON.stringify(words);
}
