/** A name in the spellings that files use: `order-desk` in paths and AWS names, `orderDesk` and `OrderDesk` in code. */
export interface Spelling {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
}

export function spelling(kebab: string): Spelling {
  const camel = kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return { kebab, camel, pascal: camel.charAt(0).toUpperCase() + camel.slice(1) };
}
