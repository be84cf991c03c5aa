import type { Said, Signature } from "./typedoc";

/** How a function is called, with its types. */
export const signatureOf = ({ name, parameters = [], type }: Signature): string =>
  `${name}(${parameters.map(parameterText).join(", ")})${type ? `: ${type}` : ""}`;

/** A parameter that is taken apart at once has no name of its own. */
export function parameterText({ name, flags, type }: NonNullable<Signature["parameters"]>[number], index: number): string {
  return `${name === "__namedParameters" ? `given${index > 0 ? index + 1 : ""}` : name}${flags.isOptional ? "?" : ""}: ${type}`;
}

/** A doc comment as text; what a reader is told by tags stands at its end. */
export function textOf(comment: Said | undefined): string {
  if (!comment) return "";
  const tags = comment.blockTags.map(({ tag, name, content }) =>
    tag === "@default" ? `Default: ${words(content)}.` : tag === "@param" ? `\`${name}\`: ${words(content)}.` : words(content),
  );
  return [words(comment.summary), ...tags].filter(Boolean).join(" ");
}

const words = (parts: readonly { readonly text: string }[]): string =>
  parts
    .map(({ text }) => text)
    .join("")
    .replace(/^```\w*\n([\s\S]*)\n```$/, "$1")
    .trim();
