import { readable } from "../../../scripts/run/planned-stack";

const rule = "─".repeat(77);
const outside = [
  "Note: Objects have changed outside of Terraform",
  "",
  "  # aws_s3_bucket.documents has been deleted",
  "",
  "the following plan may include actions to undo or respond to these changes.",
];
const actions = [
  "Terraform used the selected providers to generate the following execution",
  "",
  "  # aws_db_instance.postgres must be replaced",
  "",
  "Plan: 1 to add, 0 to change, 1 to destroy.",
];
const lookedUp = ["aws_vpc.main: Refreshing state... [id=vpc-1]", "data.aws_region.here: Read complete after 0s", ""];
const advice = [
  "",
  rule,
  "",
  "Saved the plan to: run-1.tfplan",
  "",
  "To perform exactly these actions, run the following command:",
];

test.each([
  { what: "a plan", said: [...lookedUp, ...actions], read: actions },
  { what: "a plan with advice behind it", said: [...lookedUp, ...actions, ...advice], read: actions },
  {
    what: "a plan after changes outside of Terraform",
    said: [...lookedUp, ...outside, "", rule, "", ...actions],
    read: [...outside, "", rule, "", ...actions],
  },
  {
    what: "the same with advice behind it",
    said: [...lookedUp, ...outside, "", rule, "", ...actions, ...advice],
    read: [...outside, "", rule, "", ...actions],
  },
])("$what is read whole, without what was looked up", ({ said, read }) => {
  expect(readable(said.join("\n"))).toBe(read.join("\n"));
});
