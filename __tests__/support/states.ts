import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalAws } from "../../environments/local-aws";
import { askLocalAws } from "./local-aws";

const TABLE = "terraform-locks";

/** A backend on the local AWS that locks twice, as synthesis writes it for a rehearsal. */
export const s3Backend = ({ endpoints: { s3, dynamodb, iam, sts } }: LocalAws, bucket: string, key: string) => ({
  backend: {
    s3: {
      bucket,
      key,
      region: "us-east-1",
      dynamodb_table: TABLE,
      use_lockfile: true,
      access_key: "rehearsal",
      secret_key: "rehearsal",
      use_path_style: true,
      skip_metadata_api_check: true,
      skip_region_validation: true,
      endpoints: { s3, dynamodb, iam, sts },
    },
  },
});

/** Makes buckets for states, and the table of their locks, on the local AWS of a folder. */
export async function makeStores(folder: string, ...buckets: string[]): Promise<void> {
  for (const Bucket of buckets) await askLocalAws(folder, "s3", "create_bucket", { Bucket });
  await askLocalAws(folder, "dynamodb", "create_table", {
    TableName: TABLE,
    KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
}

/** The two locks of a state, as they are seen and changed behind Terraform's back. */
export function locksOf(folder: string, bucket: string, key: string) {
  const file = { Bucket: bucket, Key: `${key}.tflock` };
  const row = { TableName: TABLE, Key: { LockID: { S: `${bucket}/${key}` } } };
  return {
    /** Removes the lock file. */
    file: () => askLocalAws(folder, "s3", "delete_object", file),
    /** Removes the table's row. */
    row: () => askLocalAws(folder, "dynamodb", "delete_item", row),
    /** Leaves a lock file that says nothing of its owner. */
    tear: () => askLocalAws(folder, "s3", "put_object", { ...file, Body: "torn" }),
    /** Which of the two are there. */
    async held(): Promise<string[]> {
      const [{ Contents = [] }, { Item }] = await Promise.all([
        askLocalAws<{ Contents?: { Key: string }[] }>(folder, "s3", "list_objects_v2", { Bucket: bucket, Prefix: file.Key }),
        askLocalAws<{ Item?: object }>(folder, "dynamodb", "get_item", row),
      ]);
      return [...Contents.map(({ Key }) => Key), ...(Item ? ["row"] : [])];
    },
  };
}

/** A `terraform apply` that holds its lock because it waits for a yes; killed, it leaves the lock behind. */
export async function waitingApply(cwd: string, { TF_INPUT: _, ...env }: NodeJS.ProcessEnv) {
  const child = spawn("terraform", ["apply", "-no-color", "-destroy"], { cwd, env, stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  while (!said.includes("Enter a value") && child.exitCode === null) await sleep(50);
  if (child.exitCode !== null) throw new Error(said);
  return {
    pid: child.pid,
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
