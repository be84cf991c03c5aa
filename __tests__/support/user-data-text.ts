import { TerraformStack } from "cdktf";
import { UserData, type UserDataProps } from "../../modules/compute/user-data";
import { withoutTraces } from "../../stacks/without-traces";
import { scratchApp } from "./scratch-app";

type Locals = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The script that an instance gets, worked out as Terraform does it. No variable may hold a token. */
export function userDataText(props: UserDataProps): string {
  const stack = new TerraformStack(scratchApp(), "test");
  const { locals } = withoutTraces(() => {
    new UserData(stack, "start", props);
    return stack.toTerraform() as { locals: Locals };
  });
  const [text] = Object.entries(locals).flatMap(([name, value]) => (name.startsWith("start_text_") ? [String(value)] : []));
  return text.replace(/([$%])\1\{|\$\{base64encode\(jsonencode\(local\.(\w+)\)\)\}/g, (_, sign: string, name: string) =>
    sign ? `${sign}{` : base64Of(locals[name]),
  );
}

function base64Of(settings: Locals[string]): string {
  const plain = Object.entries(settings).map(([name, value]) => [name, value.replace(/([$%])\1\{/g, "$1{")]);
  return Buffer.from(JSON.stringify(Object.fromEntries(plain))).toString("base64");
}
