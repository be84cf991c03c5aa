import { schemas } from "../../systems/platforms";
import { leavesOf } from "../environments/schema-leaves";
import type { System } from "../support/changed";

/** The forms of everything that a system's settings may hold, parts among them, as one expression for dotted paths. */
const fieldsOf = (system: System): RegExp => {
  const leaves = leavesOf(schemas[system]).map((leaf) => leaf.split("."));
  const forms = new Set(leaves.flatMap((keys) => keys.map((_, index) => keys.slice(0, index + 1).join("."))));
  return new RegExp(`^(${[...forms].join("|").replaceAll(".", "\\.").replaceAll("*", "[^.]+")})$`);
};
const fields = new Map((Object.keys(schemas) as System[]).map((system) => [system, fieldsOf(system)]));

/** Lines of a refusal that are no sentence about a field that there is: `- <field> must …`, or `- <field> is not a setting`. */
export function strayLines(system: System, file: string, message: string): string[] {
  const isField = (path: string) => path === "" || fields.get(system)?.test(path);
  const [first, ...lines] = message.split("\n");
  return [
    ...(first === `environments/${file} cannot be built:` ? [] : [first]),
    ...lines.filter((line) => {
      const [, path = "none", rest = ""] = /^ {2}- (\S+) (must (?!be of type).*|is not a setting.*)$/.exec(line) ?? [];
      return !isField(rest.startsWith("is not") ? path.replace(/\.?[^.]+$/, "") : path);
    }),
  ];
}
