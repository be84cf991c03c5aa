/** What every mocked value holds, so that it is told from a real one wherever it stands. */
export const MARK = "mock.";
/** Longest id of a zone that the provider takes where a record is an alias. */
const MOST_OF_ZONE_ID = 32;

/** What the provider, or an expression, looks at closer than at a word: by the end of `<source>.<attribute>`. */
const SHAPES: readonly (readonly [ends: RegExp, shape: (word: string) => string])[] = [
  [
    /\.load_balancers$/,
    (word) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/${word}/0123456789abcdef`,
  ],
  [/\.repository_url$/, (word) => `123456789012.dkr.ecr.us-east-1.amazonaws.com/${word}`],
  [/\.zone_id$|_hosted_zone_id\.[^.]+\.id$/, shortened],
  [/[._]arn$/, (word) => `arn:aws:mock:us-east-1:123456789012:${word}`],
];

/**
 * A value that says which attribute of what it stands for, in a shape that the provider takes, e.g.
 * `mock.partner-prod-network.vpc.id` for the attribute `id` of `partner-prod-network.vpc`.
 */
export function mockedValue(attribute: string, source: string): string {
  const word = `${MARK}${source}.${attribute}`;
  const [, shape] = SHAPES.find(([ends]) => ends.test(word)) ?? [];
  return shape?.(word) ?? word;
}

/** Without the stack: only resource and attribute have room. */
function shortened(word: string): string {
  return `${MARK}${word.split(".").slice(-2).join(".")}`.slice(0, MOST_OF_ZONE_ID);
}
