import type { Said } from "./typedoc";

/** A doc comment as text; what is said by tags stands at its end. */
export function textOf(comment: Said | undefined): string {
  if (!comment) return "";
  const tags = comment.blockTags.map(({ tag, name, content }) =>
    tag === "@default" ? `Default: ${words(content)}.` : tag === "@param" ? `\`${name}\`: ${words(content)}.` : words(content),
  );
  return [words(comment.summary), ...tags].filter(Boolean).join(" ");
}

/** TypeDoc takes a default for code, and puts it into a block of its own. */
const words = (parts: readonly { readonly text: string }[]): string =>
  parts
    .map(({ text }) => text)
    .join("")
    .replace(/^```\w*\n([\s\S]*)\n```$/, "$1")
    .trim();
