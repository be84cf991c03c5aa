/** What a mock of Terraform answers where nothing is given: eight letters and digits. */
const RANDOM = /(?<![a-z0-9])[a-z0-9]{8}(?![a-z0-9])/g;

/** Words in a plan's values that may be a mock's own: of its form, and nowhere in what was written. */
export function randomWordsIn(plan: string, written: string): string[] {
  const values = [...plan.matchAll(/"([^"\n]*)"/g)].map(([, value]) => value);
  return [...new Set(values.flatMap((value) => value.match(RANDOM) ?? []))].filter((word) => !written.includes(word));
}
