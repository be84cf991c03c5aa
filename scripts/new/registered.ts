import { isSeq, parseDocument } from "yaml";
import { UserError } from "../terraform/user-error";
import { addEntry, addImports, edited, valueAt } from "./edit";
import { spelling } from "./spelling";

/** `partner: partner` is written `partner`. */
const entry = (key: string, value: string) => (key === value ? key : `${JSON.stringify(key)}: ${value}`);

/** `systems/platforms.ts` with one more system. */
export function withSystem(text: string, name: string): string {
  const { kebab, camel } = spelling(name);
  const settings = `${camel}Settings`;
  return edited(text, [
    addImports(text, [`import { ${camel} } from "./${kebab}";`, `import { ${settings} } from "./${kebab}-settings";`]),
    addEntry(text, ["schemas"], entry(kebab, settings)),
    addEntry(text, ["builders"], entry(kebab, camel)),
  ]);
}

/** `environments/index.ts` with one more environment, of a system that it knows or of a new one. */
export function withEnvironment(text: string, name: string, environment: string): string {
  const { kebab, camel } = spelling(name);
  const constant = `${camel}${spelling(environment).pascal}`;
  const systems = ["catalogue", "systems"];
  const isKnown = valueAt(text, [...systems, kebab]) !== undefined;
  const made = entry(environment, constant);
  return edited(text, [
    addImports(text, [`import { ${environment} as ${constant} } from "./${kebab}/${environment}";`]),
    isKnown ? addEntry(text, [...systems, kebab], made) : addEntry(text, systems, entry(kebab, `{ ${made} }`)),
  ]);
}

/** `terraform-deploy.yml` with one more system that people may choose. */
export function withChoice(text: string, name: string): string {
  const options = parseDocument(text).getIn(["on", "workflow_dispatch", "inputs", "system", "options"], true);
  const last = isSeq(options) ? options.items.at(-1) : undefined;
  const end = (last as { range?: [number, number, number] } | undefined)?.range?.[1];
  if (end === undefined) throw new UserError(`There is no list of systems in terraform-deploy.yml to put ${name} into.`);
  return `${text.slice(0, end)}, ${name}${text.slice(end)}`;
}
