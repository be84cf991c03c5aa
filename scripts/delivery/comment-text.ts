/** GitHub's most for the text of a comment or an issue, and something for what is put around. Source: its API's own refusal. */
const MOST_CHARACTERS = 65_536 - 1_536;

/**
 * Foreign text, such as an address in a plan, as code of one line: neither Markdown nor HTML has a meaning in it, nobody is
 * mentioned, and no issue is linked. Not for tables, where a bar would end the cell.
 */
export function code(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim() || " ";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/**
 * Lists as long as they have room beside `around`, the rest of the text: what GitHub refuses would be read by nobody. The
 * first come first, and a list that is cut says how many lines are missing.
 */
export function fitted(lists: readonly (readonly string[])[], around: string, most = MOST_CHARACTERS): string[] {
  let left = most - around.length;
  return lists.map((lines) => {
    const shown: string[] = [];
    for (const line of lines) {
      if (line.length + 1 > left) break;
      shown.push(line);
      left -= line.length + 1;
    }
    const missing = lines.length - shown.length;
    return [...shown, ...(missing > 0 ? [`- … and ${missing} more, in the run's summary`] : [])].join("\n");
  });
}
