import fc from "fast-check";

/**
 * Texts of a form. fast-check makes none where a form looks ahead or behind, or asks for a letter of any language: what
 * looks is left out, what comes out is held against the whole form.
 */
export function textsOf(form: RegExp): fc.Arbitrary<string> {
  const simple = withoutLooks(form.source).replaceAll("\\p{L}", "a-zäß");
  return fc.stringMatching(new RegExp(simple)).filter((text) => form.test(text));
}

/** The form without its groups `(?=…)`, `(?!…)` and `(?<!…)`, and whatever stands in them. */
function withoutLooks(source: string): string {
  const begin = source.search(/\(\?(=|!|<!)/);
  if (begin < 0) return source;
  let end = begin;
  let depth = 0;
  do {
    if (source[end] === "\\") end++;
    else if (source[end] === "(") depth++;
    else if (source[end] === ")") depth--;
    end++;
  } while (depth > 0);
  return withoutLooks(source.slice(0, begin) + source.slice(end));
}
