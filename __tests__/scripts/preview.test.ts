import { asPreview } from "../../scripts/terraform/preview";
import { randomWordsIn } from "../support/random-words";

const PLAN = `
Terraform will perform the following actions:

  # aws_vpc.main will be created
  + resource "aws_vpc" "main" {
      + arn = (known after apply)
    }

Plan: 1 to add, 0 to change, 0 to destroy.

Changes to Outputs:
  + vpc_id = (known after apply)

`;
const begun = (run: string) => `tests/mocks.tftest.json... in progress\n  run "${run}"... pass\n`;
const ended = "tests/mocks.tftest.json... tearing down\ntests/mocks.tftest.json... pass\n\nSuccess! 1 passed, 0 failed.";
const applied = `  run "apply"... pass\n\n# aws_vpc.main:\nresource "aws_vpc" "main" {\n    arn = "abcd1234"\n}\n\n`;

test.each([
  { runs: "a plan alone", output: `${begun("plan")}${PLAN}${ended}` },
  { runs: "a plan and an apply", output: `${begun("plan")}${PLAN}${applied}${ended}` },
])("of $runs the plan is left, below a head and with its sum at the end", ({ output }) => {
  expect(asPreview("cdktf.out/stacks/app-dev-network", output)).toBe(
    `Preview of app-dev-network against mocks: nothing was asked of AWS or read from a state, and this cannot be applied.
A value that holds "mock." is not known yet: mock.<stack>.<resource>.<attribute> is what another stack will hand down,
mock.data.<type>.<name>.<attribute> what AWS will answer.

Terraform will perform the following actions:

  # aws_vpc.main will be created
  + resource "aws_vpc" "main" {
      + arn = (known after apply)
    }

Changes to Outputs:
  + vpc_id = (known after apply)

Plan: 1 to add, 0 to change, 0 to destroy.`,
  );
});

test.each([
  { output: "", why: "nothing" },
  { output: `${begun("apply")}${PLAN}${ended}`, why: "a run of another name" },
  { output: `${begun("plan")}${PLAN}`, why: "a plan that was cut off" },
])("$why is no preview", ({ output }) => {
  expect(() => asPreview("stacks/app-dev-network", output)).toThrow("terraform test showed no plan of app-dev-network");
});

test.each([
  { value: '+ ami = "7f3k2m9q"', found: ["7f3k2m9q"] },
  { value: '+ arn = "arn:aws:iam::7f3k2m9q:role/x"', found: ["7f3k2m9q"] },
  { value: '+ name = "postgres"', found: [] },
  { value: '+ id = "mock.data.aws_ami.image.id"', found: [] },
  { value: "+ hostname = (known after apply)", found: [] },
])("of the values in $value, $found are random words", ({ value, found }) => {
  expect(randomWordsIn(value, "a postgres of version 16")).toEqual(found);
});
