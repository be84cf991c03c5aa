import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { oldPages, writePages } from "./reference/keep-pages";
import { pagesOf } from "./reference/pages";
import { readEntries } from "./reference/read-entries";
import { convert, type TypeDoc } from "./reference/typedoc";
import { ROOT } from "./rehearsal/places";
import { callersFolder } from "./terraform/caller";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `npm run reference [-- --check] [-- --from <folder>]
  writes docs/reference/ from the doc comments of modules, stacks and settings;
  --check writes nothing, and says what is old; --from reads another folder that holds a tsconfig.json, and writes its docs/reference/, where nothing else is left`;

/** Either way an export without a doc comment ends it with 1, under its name. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean", default: false }, from: { type: "string" } },
  });
  if (positionals.length > 0) throw new UserError(USAGE);
  const root = values.from ? resolve(callersFolder(), values.from) : ROOT;
  const typedoc: TypeDoc = await import("typedoc");
  const converted = await convert(root, typedoc);
  if (converted.problems.length > 0)
    throw new UserError(["The sources do not say enough:", ...converted.problems].join("\n  - "));
  const pages = pagesOf(readEntries(converted, typedoc));
  const folder = join(root, "docs", "reference");
  if (!values.check) {
    writePages(folder, pages);
    console.log(`${pages.size} pages in ${relative(callersFolder(), folder)}. Begin with README.md there.`);
    return;
  }
  const old = oldPages(folder, pages);
  if (old.length > 0) throw new UserError(["docs/reference/ is old; npm run reference writes it anew:", ...old].join("\n  - "));
  console.log(`${pages.size} pages say what the sources say.`);
}

runScript(main);
