import type { Entry, Member } from "./entry";

/** How a type is written where the reference has it: as a link. */
export type Link = (type: string) => string | undefined;

/** Rules have a page of their own, with what each is for: docs/controls.md. */
export const isShown = ({ file }: Entry): boolean => !file.startsWith("modules/governance/rules/");

/** One export: what it is for, where it is written, what it takes, offers and refuses. */
export function entryText(entry: Entry, link: Link): string {
  const { name, file, says, signature, props, members, refuses, kind } = entry;
  const parts = [
    `### ${name}`,
    says,
    `[${file}](../../${file})`,
    signature ? `\`\`\`ts\n${signature}\n\`\`\`` : "",
    props.length > 0 ? table(kind === "construct" ? "prop" : "field", props, link) : "",
    members.length > 0 ? table(kind === "construct" ? "offers" : "field", members, link) : "",
    refuses.length > 0 ? ["Refuses to be built:", "", ...refuses.map((each) => `- \`\`${each}\`\``)].join("\n") : "",
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Without padding: a longer word in one row would change all of them. */
function table(head: string, members: readonly Member[], link: Link): string {
  const rows = members.map(({ name, type, says, check }) => [
    `\`${place(name)}\``,
    typeCell(type, link),
    [place(says), check && `Check: \`${place(check)}\`.`].filter(Boolean).join(" "),
  ]);
  return [[head, "type", ""], ["---", "---", "---"], ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function typeCell(type: string, link: Link): string {
  const [, name, list] = /^(?:readonly )?(\w+)(\[\])?$/.exec(type) ?? [];
  const linked = name && link(name);
  return linked ? `${linked}${list ? ", a list" : ""}` : `\`${place(type)}\``;
}

/** A text as it stands in one cell, or one line. */
export const place = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|");
