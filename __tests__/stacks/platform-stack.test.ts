import { App } from "cdktf";
import { nonprod } from "../../environments/accounts/nonprod";
import { MadeStack } from "./made-stack";

test("CDKTF's fork is told the Terraform that the output asks for: unasked, it refuses write-only arguments", () => {
  const stack = new MadeStack(new App(), "made", nonprod, []);
  const { required_version } = stack.toTerraform().terraform;
  expect(required_version).toBe(">= 1.11.0");
  expect(stack.node.tryGetContext("targetVersions")).toEqual({ terraform: required_version });
});
