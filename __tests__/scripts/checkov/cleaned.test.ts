import { resourcesOf, type Synthesized } from "../../../modules/governance/findings";
import { cleaned } from "../../../scripts/checkov/cleaned";
import { type StackJson, withoutAccount } from "../../../scripts/terraform/checked-copy";
import { readStacks } from "../../../scripts/terraform/stacks";
import { readStackFile, synthesizeAll } from "../../support/synthesized";

const files = readStacks(synthesizeAll(), "partner-dev-", "foundry-prod-", "account-").map((stack) => ({
  name: stack.name,
  file: readStackFile(stack) as StackJson,
}));

test.each(files)("of $name every resource is left", ({ file }) => {
  const addresses = (json: unknown) => resourcesOf(json as Synthesized).map(({ address }) => address);
  expect(addresses(cleaned(file))).toEqual(addresses(file));
});

test.each(files)("of $name nothing is taken out but nulls, CDKTF's notes and the version of Terraform", ({ file }) => {
  const expected = JSON.parse(JSON.stringify(withoutAccount(file)), (key, value) =>
    value === null || key === "//" || key === "required_version" ? undefined : value,
  );
  expect(cleaned(file)).toEqual(expected);
});

test("nulls go out of lists and of blocks in lists too", () => {
  const stack = {
    terraform: { required_providers: {} },
    resource: { a: { b: { list: ["x", null], rule: [{ from: 1, to: null }] } } },
  };
  expect(cleaned(stack)).toMatchObject({ resource: { a: { b: { list: ["x"], rule: [{ from: 1 }] } } } });
  expect(JSON.stringify(cleaned(stack))).not.toContain("null");
});
