import { driftOf } from "../../../scripts/run/drift-stacks";
import { endsOf, fakeRun } from "../../support/fake-run";
import { acting } from "../../support/fake-terraform";

const moved = { ...acting("aws_vpc.new", "no-op"), previous_address: "aws_vpc.old" };
const { change } = acting("aws_vpc.there", "no-op");
const imported = { ...acting("aws_vpc.there", "no-op"), change: { ...change, importing: { id: "vpc-1" } } };

test.each([
  { what: "a deletion", given: acting("aws_vpc.gone", "delete"), said: "aws_vpc.gone: delete" },
  { what: "a move", given: moved, said: "aws_vpc.new: move" },
  { what: "an import", given: imported, said: "aws_vpc.there: import" },
])("of drift that is $what there is a word", async ({ given, said }) => {
  const fake = fakeRun({ network: { plan: { resource_changes: [given] } } });
  expect(await endsOf(driftOf(fake.run, fake.stacks))).toMatchObject({ network: { outcome: "drifted", reason: said } });
});
