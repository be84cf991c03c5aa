import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Stack } from "../terraform/stacks";

/** Where a synthesized stack keeps its state. */
export interface StackBackend {
  /** The place in words; two stacks with the same place share one state. */
  readonly place: string;
  /** How to free its locks without Terraform. */
  readonly free: readonly string[];
  /** How to remove the state, once it lies elsewhere. */
  readonly remove: readonly string[];
}

/** What the block `terraform` of a stack says of its backend. */
export interface BackendSettings {
  readonly backend?: {
    readonly s3?: { readonly bucket: string; readonly key: string; readonly region: string; readonly dynamodb_table?: string };
    readonly local?: { readonly path?: string };
  };
  readonly cloud?: { readonly organization: string; readonly workspaces: { readonly name: string } };
}

/** Reads the backend of a stack from its folder. Anything but S3, HCP Terraform and a file is an error. */
export function backendOf(stack: Stack): StackBackend {
  const { terraform }: { terraform: BackendSettings } = JSON.parse(readFileSync(join(stack.folder, "cdk.tf.json"), "utf8"));
  return backendIn(stack, terraform);
}

/** The same for settings from elsewhere, such as those that Terraform has written down. */
export function backendIn({ name, folder }: Stack, settings: BackendSettings): StackBackend {
  const { backend: { s3, local } = {}, cloud } = settings;
  if (cloud) {
    const workspace = `${cloud.organization}/${cloud.workspaces.name}`;
    const page = `https://app.terraform.io/app/${cloud.organization}/workspaces/${cloud.workspaces.name}/settings`;
    return { place: `workspace ${workspace}`, free: [`${page}/lock`], remove: [`${page}/delete`] };
  }
  if (local) {
    const file = resolve(folder, local.path ?? "terraform.tfstate");
    return { place: file, free: [], remove: [`rm ${file}`] };
  }
  if (!s3) throw new Error(`${name} must keep its state in S3, in HCP Terraform or in a file`);
  const { bucket, key, region, dynamodb_table: table } = s3;
  const lock = (id: string) =>
    table ? [`aws dynamodb delete-item --region ${region} --table-name ${table} --key '{"LockID":{"S":"${bucket}/${id}"}}'`] : [];
  const object = (id: string) => `aws s3api delete-object --region ${region} --bucket ${bucket} --key ${id}`;
  return {
    place: `s3://${bucket}/${key} (${region})`,
    free: [object(`${key}.tflock`), ...lock(key)],
    remove: [object(key), ...lock(`${key}-md5`)],
  };
}
