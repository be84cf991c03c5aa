import type { Lock } from "./lock";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago `then` was, in its largest whole unit: `2 hours`. */
export function ageOf(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 1000));
  const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? ["second", 1];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A lock as people read it. */
export function lockText(stack: string, { id, who, operation, created }: Lock, now: Date): string {
  return [
    `${stack} is locked:`,
    `  who        ${who}`,
    `  operation  ${operation}`,
    `  created    ${created.toISOString().replace(".000", "")}, ${ageOf(created, now)} ago`,
    `  id         ${id}`,
  ].join("\n");
}
