import type { Json } from "../../modules/governance/rule";
import { cleaned } from "../../scripts/checkov/cleaned";
import type { Scanned } from "../../scripts/checkov/scan";
import type { StackJson } from "../../scripts/terraform/checked-copy";

/** A shipped stack with one thing that checkov must find. */
export interface CheckovFault {
  readonly what: string;
  readonly stack: string;
  readonly check: string;
  readonly address: string;
  readonly plant: (resources: Resources) => void;
  /** Left as CDKTF writes it. @default cleaned */
  readonly form?: "uncleaned";
}

type Resources = Record<string, Record<string, Record<string, Json>>>;

const GROUP = "aws_security_group.groups_lambda_group_40AAF56B";
const BUCKET = "aws_s3_bucket.documents_bucket_87EAE372";
const DATABASE = "aws_db_instance.postgres_instance_919E2690";

/** An inline rule as CDKTF writes it: every argument, those that nobody gave as null. */
const admitsWorld = (resources: Resources) => {
  const ssh = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] };
  const none = { description: null, ipv6_cidr_blocks: null, prefix_list_ids: null, security_groups: null, self: null };
  named(resources, GROUP).ingress = [{ ...ssh, ...none }];
};

const open = {
  what: "a security group that admits the world on 22",
  stack: "partner-dev-network",
  check: "CKV_AWS_24",
  address: GROUP,
};

export const HIDDEN: CheckovFault = { ...open, plant: admitsWorld, form: "uncleaned" };

export const FAULTS: readonly CheckovFault[] = [
  { ...open, plant: admitsWorld },
  {
    what: "a bucket without encryption of its own",
    stack: "partner-prod-storage",
    check: "CKV_AWS_145",
    address: BUCKET,
    plant: (resources) => {
      const all = resources.aws_s3_bucket_server_side_encryption_configuration;
      for (const [name, { bucket }] of Object.entries(all)) if (String(bucket).includes(BUCKET)) delete all[name];
    },
  },
  {
    what: "a database on a disk in clear",
    stack: "foundry-prod-database",
    check: "CKV_AWS_16",
    address: DATABASE,
    plant: (resources) => {
      named(resources, DATABASE).storage_encrypted = false;
    },
  },
];

/** The word that the planted stack is told apart by. */
export const choiceOf = ({ what, form }: CheckovFault): string => `planted: ${what}, ${form ?? "cleaned"}`;

/** The stack of `stacks` with the fault in it. */
export function withFault(stacks: readonly Scanned[], fault: CheckovFault): Scanned {
  const shipped = stacks.find(({ name }) => name === fault.stack);
  if (!shipped) throw new Error(`${fault.stack} is not among the stacks`);
  const json = structuredClone(shipped.json) as unknown as StackJson & { resource: Resources };
  fault.plant(json.resource);
  return { name: fault.stack, choice: choiceOf(fault), json: fault.form ? (json as unknown as Json) : cleaned(json) };
}

function named(resources: Resources, address: string): Record<string, Json> {
  const [type, name] = address.split(".");
  return resources[type][name];
}
