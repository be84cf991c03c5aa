/** Whether a text fits a pattern in which `*` stands for any characters, and nothing else means anything. */
export function wildcard(pattern: string): (text: string) => boolean {
  const literally = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const expression = new RegExp(`^${literally.join(".*")}$`, "s");
  return (text) => expression.test(text);
}
