import { TerraformOutput, type TerraformStack } from "cdktf";

/** A value as it would be written into the stack's JSON. */
export function written(stack: TerraformStack, value: unknown): unknown {
  const output = new TerraformOutput(stack, "written", { value, staticId: true });
  const { value: found } = stack.toTerraform().output.written;
  stack.node.tryRemoveChild(output.node.id);
  return found;
}
