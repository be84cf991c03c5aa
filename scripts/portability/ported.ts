import { FORK, isTool } from "./fork";

/** The search and replace: every quoted name of one of CDKTF's packages, alone or as the beginning of a path. */
export function ported(source: string): string {
  return FORK.reduce((text, { from, to }) => text.replace(new RegExp(`(["'])${from}(?=["'/])`, "g"), `$1${to}`), source);
}

type Versions = Readonly<Record<string, string>>;

/** The `package.json` of the port: the fork's packages instead of CDKTF's, and of the tools only those that it needs. */
export function portedPackage(text: string): string {
  const { dependencies, devDependencies, ...rest }: { dependencies: Versions; devDependencies: Versions } = JSON.parse(text);
  const others = Object.entries(dependencies).filter(([name]) => FORK.every(({ from }) => from !== name));
  const tools = Object.entries(devDependencies).filter(([name]) => isTool(name));
  const fork = FORK.map(({ to, version }) => [to, version]);
  const all = { ...rest, dependencies: Object.fromEntries([...others, ...fork]), devDependencies: Object.fromEntries(tools) };
  return JSON.stringify(all, null, 2);
}
