import { cpus, platform, release, totalmem } from "node:os";

/** When and on what something was measured. */
export interface Measured {
  /** Year, month and day. */
  readonly date: string;
  readonly machine: string;
  /** Of Node.js and of the packages that the figures are about, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Processor, cores, memory and system of this machine. */
export const machine = (): string =>
  `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}`;

export const measuredNow = (versions: Measured["versions"]): Measured => ({
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  versions: { node: process.versions.node, ...versions },
});
