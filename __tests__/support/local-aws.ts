import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "./run";

/** Python of the emulators' own environment. */
export const PYTHON = join(ROOT, ".rehearsal", "venv", "bin", "python");

/** A shell as it must not lead astray: credentials, a profile, endpoints and Terraform settings of somebody's. */
export const hostile = (trap: string): NodeJS.ProcessEnv => ({
  ...process.env,
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  AWS_SESSION_TOKEN: "token",
  AWS_PROFILE: "production",
  AWS_ENDPOINT_URL: trap,
  AWS_ENDPOINT_URL_S3: trap,
  AWS_ENDPOINT_URL_EC2: trap,
  AWS_ROLE_ARN: "arn:aws:iam::999999999999:role/admin",
  TF_CLI_ARGS_apply: "-destroy",
  TF_VAR_region: "eu-west-1",
  TF_WORKSPACE: "production",
});

const ASK = `
import boto3, json, sys
service, operation, endpoint, region, given = sys.argv[1:]
keys = dict(aws_access_key_id="x", aws_secret_access_key="x")
client = boto3.client(service, endpoint_url=endpoint, region_name=region, **keys)
answer = getattr(client, operation)(**json.loads(given))
print(json.dumps({k: v.read().decode() if hasattr(v, "read") else v for k, v in answer.items()}, default=str))
`;

/** Asks the local AWS of a rehearsal's folder, by the SDK for Python; what an answer streams comes as text. */
export async function askLocalAws<T = Record<string, string>>(
  folder: string,
  service: string,
  operation: string,
  args: object,
  region = "us-east-1",
): Promise<T> {
  const { endpoints } = JSON.parse(readFileSync(join(folder, "local-aws.json"), "utf8"));
  const { code, output } = await run(PYTHON, ["-c", ASK, service, operation, endpoints[service], region, JSON.stringify(args)]);
  if (code !== 0) throw new Error(output);
  return JSON.parse(output);
}
