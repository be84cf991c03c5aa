/** A name without what every name begins with, and without the random end of a bucket's. */
export function shortName(name: string, prefix: string): string {
  const slashed = prefix.replace(/-(dev|staging|prod)-$/, "/$1/");
  const short = [prefix, slashed].reduce((rest, start) => (rest.startsWith(start) ? rest.slice(start.length) : rest), name);
  return short.replace(/-?\$\{[^}]*\}$/, "");
}
