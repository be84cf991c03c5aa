import { systemCosts } from "../cost/system-costs";
import { choiceTable } from "./foundry-choices";
import { stackTable } from "./stack-table";

/** A page of `docs/systems/` and what is worked out in it from an output folder, by the name of its markers. */
export interface Page {
  readonly file: string;
  readonly parts: Readonly<Record<string, (outdir: string) => string>>;
}

export const PAGES: readonly Page[] = [
  {
    file: "partner.md",
    parts: { stacks: (outdir) => stackTable(outdir, "partner"), costs: (outdir) => systemCosts(outdir, "partner") },
  },
  {
    file: "portfolio.md",
    parts: {
      stacks: (outdir) => stackTable(outdir, "portfolio"),
      costs: (outdir) => systemCosts(outdir, "portfolio"),
    },
  },
  {
    file: "student-helper.md",
    parts: {
      stacks: (outdir) => stackTable(outdir, "student-helper"),
      "v1-stacks": (outdir) => stackTable(outdir, "student-helper-v1"),
      costs: (outdir) => systemCosts(outdir, "student-helper"),
      "v1-costs": (outdir) => systemCosts(outdir, "student-helper-v1"),
    },
  },
  {
    file: "foundry.md",
    parts: {
      stacks: (outdir) => stackTable(outdir, "foundry"),
      costs: (outdir) => systemCosts(outdir, "foundry"),
      choices: () => choiceTable(),
    },
  },
];

/** The text of a page with every part that belongs between its markers. */
export function withParts(text: string, { file, parts }: Page, outdir: string): string {
  return Object.entries(parts).reduce((page, [name, part]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`);
    if (!between.test(page)) throw new Error(`${file} must hold <!-- ${name} --> and <!-- /${name} -->`);
    return page.replace(between, (_, begin, end) => `${begin}\n${part(outdir)}\n\n${end}`);
  }, text);
}
