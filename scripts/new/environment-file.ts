import { type Edit, edited, importFrom, valueAt } from "./edit";

/** A value that the copy has in the place of another. */
export interface Changed {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface Copy {
  readonly text: string;
  readonly changed: readonly Changed[];
}

export interface CopyProps {
  readonly system: string;
  /** The environment that is copied, and the new one. */
  readonly from: string;
  readonly to: string;
  /** Name of the file of `environments/accounts/` that the new one runs in. */
  readonly account: string;
  /** The names' domain, if it has one. */
  readonly domain?: string;
  /** Fields that must be others, e.g. `data`, as TypeScript writes them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An environment's file as that of another environment: all values written out, and what had to differ told. */
export function environmentCopy(text: string, { system, from, to, account, domain, fields }: CopyProps): Copy {
  const edits: Edit[] = [];
  const changed: Changed[] = [];
  const replace = (node: { getStart(): number; end: number } | undefined, by: string) => {
    if (node) edits.push({ from: node.getStart(), to: node.end, text: by });
  };
  for (const [field, written] of Object.entries({ environment: JSON.stringify(to), ...fields })) {
    const value = valueAt(text, [from, field]);
    if (!value || value.getText() === written) continue;
    replace(value, written);
    changed.push({ field, from: value.getText(), to: written });
  }
  const imported = importFrom(text, "../accounts/");
  const moduleName = imported?.moduleSpecifier.getText() ?? "";
  if (imported && moduleName !== `"../accounts/${account}"`) {
    replace(imported, `import { ${account} as account } from "../accounts/${account}";`);
    replace(valueAt(text, [from, "account"])?.parent, "account");
    changed.push({ field: "account", from: moduleName.slice('"../accounts/'.length, -1), to: account });
  }
  const declaration = valueAt(text, [from])?.parent;
  replace(declaration?.getChildAt(0), to);
  const done = edited(text, edits).replace(
    /\/\*\*(?:(?!\*\/)[\s\S])*\*\/(?=\s*export const )/,
    () => `/** ${system} ${to}, begun as a copy of ${from}. */`,
  );
  const moved = domain ? domainOf(domain, from, to) : undefined;
  if (!domain || !moved || moved === domain) return { text: done, changed };
  // Addresses for mail stay: who reads them is not another in another environment.
  const names = new RegExp(`(?<!@)${domain.replaceAll(".", "\\.")}`, "g");
  return { text: done.replace(names, moved), changed: [...changed, { field: "names.domain", from: domain, to: moved }] };
}

/** `dev.shop.example.com` is `staging.shop.example.com` in staging and `shop.example.com` in prod. */
function domainOf(domain: string, from: string, to: string): string {
  const bare = domain.startsWith(`${from}.`) ? domain.slice(from.length + 1) : domain;
  return to === "prod" ? bare : `${to}.${bare}`;
}
