import { resourcesOf } from "../../modules/governance/findings";
import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, synthesizeAll } from "../support/synthesized";

/** What EC2 takes. Neither Terraform nor an emulator says so. Source: EC2 API reference, "IpRange" and "CreateSecurityGroup". */
const TAKEN = /^[\w. \-:/()#,@[\]+=&;{}!$*]{1,255}$/;
const DESCRIBED = /^aws_(security_group|vpc_security_group_(in|e)gress_rule)$/;

const described = readStacks(synthesizeAll(), "").flatMap((stack) =>
  resourcesOf(readStackFile(stack))
    .filter(({ type }) => DESCRIBED.test(type))
    .map(({ type, values }) => ({ stack: stack.name, type, description: values.description })),
);

test("EC2 takes the description of every security group and of every rule", () => {
  expect(new Set(described.map(({ type }) => type)).size).toBe(3);
  expect(described.filter(({ description }) => !TAKEN.test(String(description)))).toEqual([]);
});
