import type { Imports } from "../environments/imports";
import { typeOf } from "./addresses";
import type { Holder, Holders } from "./holders";

/** What is wrong with imports, one line each. */
export function importProblems(imports: Imports, holders: Holders): string[] {
  return Object.entries(imports).flatMap(([name, ids]) => {
    const holder = holders.get(name);
    if (!holder) return [unknownStack(name, name)];
    return Object.entries(ids).flatMap(([address, id]) => {
      const field = `${name}[${JSON.stringify(address)}]`;
      return [...missingAddress(field, address, holder), ...unfitId(field, id)];
    });
  });
}

/** One line for a record that names a stack which is not made. */
export const unknownStack = (field: string, name: string) =>
  `${field} must be the name of a stack, and there is no ${JSON.stringify(name)}`;

/** One line when the stack makes nothing at the address; it names what of the type it does make. */
export function missingAddress(field: string, address: string, { stack, addresses }: Holder): string[] {
  if (addresses.has(address)) return [];
  const type = typeOf(address);
  const known = [...addresses].filter((each) => typeOf(each) === type).sort();
  const allowed = known.length > 0 ? known.join(", ") : `a resource of ${stack.node.id}, which has none of type ${type}`;
  return [`${field} must be ${known.length > 1 ? "one of " : ""}${allowed}, got ${JSON.stringify(address)}`];
}

/** Terraform would take an expression for an id, and ask AWS for what it makes of it. */
export function unfitId(field: string, id: unknown): string[] {
  const fits = typeof id === "string" && id.trim() === id && id !== "" && !/[$%]\{/.test(id);
  return fits ? [] : [`${field} must be the id that Terraform imports the resource by, got ${JSON.stringify(id)}`];
}
