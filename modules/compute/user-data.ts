import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { check } from "../shared/check";
import { ROOT } from "./function-archive";

/** Before it is encoded. Source: EC2 user guide, "Run commands when you launch an EC2 instance". */
const MAX_BYTES = 16_384;
/** `: "${NAME:?}"` on a line of its own: the script cannot do without NAME. */
const REQUIRED = /^: "\$\{([A-Z][A-Z0-9_]*):\?\}"$/gm;

export interface UserDataProps {
  /** Path in the project of a bash script, e.g. `instances/backend/user-data.sh`. It names each variable it needs as `: "${NAME:?}"`. */
  readonly script: string;
  /**
   * What the script needs, all of it and nothing else, as read-only variables. Text may hold tokens, but no quote and no
   * line break; settings may hold anything, and come as base64 of their JSON. Never a secret: whoever may describe the
   * launch template reads it.
   */
  readonly variables: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/**
 * What an instance runs at its first start: the variables, then the script. The text stands in the stack's locals as it
 * will run, so that a change of it can be read in a review; the launch template's base64 cannot.
 */
export class UserData extends Construct {
  /** For the `user_data` of a launch template. */
  readonly base64: string;

  constructor(scope: Construct, id: string, { script, variables }: UserDataProps) {
    super(scope, id);
    const source = scriptText(script);
    const assignments = Object.entries(variables).map(([name, value]) => `readonly ${name}='${this.shellText(name, value)}'\n`);
    const head = `#!/usr/bin/env bash\n${assignments.join("")}`;
    // Settings arrive as base64 of their JSON, which only Terraform makes.
    const encoded = Object.values(variables).map((value) =>
      typeof value === "string" ? 0 : base64Length(JSON.stringify(value)),
    );
    const size = Buffer.byteLength(head + source) + encoded.reduce((sum, each) => sum + each, 0);
    check(this, [
      ...variableProblems(source, variables),
      size > MAX_BYTES && `script with its variables must be at most ${MAX_BYTES} bytes, got ${size} ("${script}")`,
    ]);
    const text = new TerraformLocal(this, "text", head + escaped(source));
    this.base64 = Fn.base64encode(text.asString);
  }

  private shellText(name: string, value: UserDataProps["variables"][string]): string {
    if (typeof value === "string") return escaped(value);
    const settings = Object.entries(value).map(([key, each]) => [key, escaped(each)]);
    // By a local, because CDKTF quotes text within an expression neither for JSON nor for Terraform.
    const local = new TerraformLocal(this, name.toLowerCase().replaceAll("_", "-"), Object.fromEntries(settings));
    return Fn.base64encode(Fn.jsonencode(local.expression));
  }
}

const base64Length = (text: string) => 4 * Math.ceil(Buffer.byteLength(text) / 3);

/** @throws Error when there is no such file, or when it is no bash script. */
function scriptText(path: string): string {
  const file = join(ROOT, path);
  if (!existsSync(file)) throw new Error(`${path} must be a file of the project`);
  const [first, ...rest] = readFileSync(file, "utf8").split("\n");
  if (first !== "#!/usr/bin/env bash") throw new Error(`${path} must start with #!/usr/bin/env bash, got "${first}"`);
  return rest.join("\n");
}

function variableProblems(source: string, variables: UserDataProps["variables"]) {
  const required = [...source.matchAll(REQUIRED)].map(([, name]) => name);
  const given = Object.keys(variables);
  const missing = required.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !required.includes(name));
  const broken = given.filter((name) => typeof variables[name] === "string" && /['\n\r]/.test(String(variables[name])));
  return [
    missing.length > 0 && `variables must hold ${missing.join(", ")}, which the script requires`,
    unknown.length > 0 && `variables must be ones that the script requires, got ${unknown.join(", ")}`,
    broken.length > 0 && `variables must hold no quote and no line break, got one in ${broken.join(", ")}`,
  ];
}

/** Terraform reads a template in every string of its JSON, and must leave the shell's alone; CDKTF's tokens stay. */
function escaped(text: string): string {
  return text.replace(/[$%]\{(?!TfToken\[)/g, (opening) => opening[0] + opening);
}
