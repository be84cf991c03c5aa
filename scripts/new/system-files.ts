import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ROOT } from "../rehearsal/places";
import { identifiersIn } from "./edit";
import { type Spelling, spelling } from "./spelling";

/** TypeScript like any other here: type-checked, linted, and tested under this name. */
const TEMPLATE = join(ROOT, "scripts", "new", "template");
const SAMPLE = spelling("sample-system");

/** A file to be written, by its path in the project. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Where the files of a system go. */
export const systemPaths = (name: string): string[] => templateFiles().map((path) => renamed(path, spelling(name)));

/** The files of a small system: the template's, under the system's own name. */
export function systemFiles(name: string): NewFile[] {
  const to = spelling(name);
  return templateFiles().map((path) => {
    const text = readFileSync(join(TEMPLATE, path), "utf8").replace(/(?<=from ")\.[^"]+/g, (from) => moved(path, from));
    return { path: renamed(path, to), text: renamed(text, to) };
  });
}

/** Names in the code of a new system that its own name would be mistaken for. */
export function clashesOf(name: string): string[] {
  const to = spelling(name);
  const all = templateFiles().flatMap((path) => [...identifiersIn(readFileSync(join(TEMPLATE, path), "utf8"))]);
  const others = new Set(all.filter((each) => renamed(each, to) === each));
  return [...new Set(all.map((each) => renamed(each, to)).filter((each, index) => each !== all[index] && others.has(each)))];
}

const templateFiles = (): string[] =>
  readdirSync(TEMPLATE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => path.replaceAll(sep, "/"))
    .sort();

const renamed = (text: string, { kebab, camel, pascal }: Spelling): string =>
  text.replaceAll(SAMPLE.kebab, kebab).replaceAll(SAMPLE.pascal, pascal).replaceAll(SAMPLE.camel, camel);

/** What a file of the template imports, as it is imported from where the file goes. */
function moved(path: string, from: string): string {
  const target = join(TEMPLATE, dirname(path), from);
  const isOfTemplate = !relative(TEMPLATE, target).startsWith("..");
  const inProject = relative(isOfTemplate ? TEMPLATE : ROOT, target);
  const written = relative(dirname(path), inProject).replaceAll(sep, "/");
  return written.startsWith(".") ? written : `./${written}`;
}
