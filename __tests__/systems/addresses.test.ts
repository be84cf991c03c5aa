import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

/** One line per resource; a line that goes away destroys something unless a `moved` entry says otherwise. */
const addresses = (...prefixes: string[]) =>
  readStacks(outdir, ...prefixes)
    .flatMap(({ name }) => resourcesIn(outdir, name).map(({ address }) => `${name}: ${address}`))
    .sort();

test.each(["partner-dev-", "partner-staging-", "partner-prod-", "state-", "account-"])(
  "the addresses of %s stacks are the ones that are deployed",
  (prefix) => {
    expect(addresses(prefix)).toMatchSnapshot();
  },
);

test("partner has the same addresses in every environment, but for the NAT gateway of prod's second zone", () => {
  const of = (environment: string) =>
    addresses(`partner-${environment}-`).map((line) => line.replace(`partner-${environment}-`, ""));
  const [dev, staging, prod] = ["dev", "staging", "prod"].map(of);
  expect(staging).toEqual(dev);
  expect(dev.filter((line) => !prod.includes(line))).toEqual([]);
  expect(prod.filter((line) => !dev.includes(line))).toEqual([
    expect.stringMatching(/^network: aws_eip\.nat_us-east-1b_/),
    expect.stringMatching(/^network: aws_nat_gateway\.nat_us-east-1b_/),
  ]);
});
