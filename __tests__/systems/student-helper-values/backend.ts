import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, by, groupsOf, leadsTo, only, tiersOf } from "../values/row";
import { names, type Rows, versions } from "./system";

const group = ({ one }: SystemStacks) => one("aws_autoscaling_group");
const template = ({ one }: SystemStacks) => one("aws_launch_template");
const image = ({ file }: SystemStacks) => only(Object.values<Values>(file("application").data.aws_ami), "machine image");
/** What the script of an instance's first start is told, by its name. */
function told({ file }: SystemStacks, ...settings: string[]): unknown[] {
  const { locals } = file("application");
  const [, text] = only(
    Object.entries<string>(locals).filter(([name]) => name.includes("_text_")),
    "script",
  );
  return settings.map((name) => new RegExp(`^readonly ${name}='(.*)'$`, "m").exec(text)?.[1]);
}

export const backend: Rows = (system) => [
  {
    value: "the backend is a group of one instance, in prod of up to three, replaced when the load balancer finds one ill",
    read: (stacks) => args(group(stacks), "min_size", "max_size", "health_check_type"),
    is: by([1, 1, "ELB"], [1, 1, "ELB"], [1, 3, "ELB"]),
  },
  { value: "it is named after system and environment", read: (stacks) => [group(stacks).name], is: names(system, "backend") },
  {
    value: "it stands in the private subnets, in the group backend, behind the load balancer",
    read: (stacks) => [
      tiersOf(arg(group(stacks), "vpc_zone_identifier")),
      groupsOf(arg(template(stacks), "network_interfaces.security_groups")),
      (arg(group(stacks), "target_group_arns") as string[]).map((arn) => leadsTo(arn, "backend-targets_group_")),
    ],
    is: [versions(system, ["private"], ["private", "private"]), ["backend"], ["backend-targets_group_"]],
  },
  {
    value: "it runs the latest Ubuntu 24.04 that Canonical published",
    read: (stacks) => {
      const { filter } = image(stacks);
      const names = (filter as { name: string; values: string[] }[]).filter(({ name }) => name === "name");
      return [...args(image(stacks), "owners", "most_recent"), names.flatMap(({ values }) => values)];
    },
    is: [["099720109477"], true, ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]],
  },
  {
    value: "a newer image replaces no instance",
    read: (stacks) => [leadsTo(template(stacks).image_id, "data.aws_ami."), arg(template(stacks), "lifecycle.ignore_changes")],
    is: ["data.aws_ami.", ["image_id"]],
  },
  {
    value: "its metadata is read with a token alone (IMDSv2), and by nothing behind it",
    read: (stacks) => args(template(stacks).metadata_options, "http_tokens", "http_put_response_hop_limit"),
    is: ["required", 1],
  },
  {
    value: "its disk is 20 GB of gp3, encrypted with the platform key",
    read: (stacks) => {
      const { ebs } = only(template(stacks).block_device_mappings as Values[], "disk");
      return [...args(ebs, "volume_size", "volume_type", "encrypted"), leadsTo(arg(ebs, "kms_key_id"), "platform_key_")];
    },
    is: [20, "gp3", "true", "platform_key_"],
  },
  {
    value: "its role comes by an instance profile",
    read: ({ one }) => leadsTo(arg(one("aws_iam_instance_profile"), "role"), "aws_iam_role.backend-instances_role_"),
    is: "aws_iam_role.backend-instances_role_",
  },
  {
    value: "it fetches its release from the bucket for releases, and serves it on 8000",
    read: (stacks) => {
      const [port, health, from] = told(stacks, "PORT", "HEALTH_PATH", "ARTIFACT_URL");
      return [port, health, String(from).replace(/\$\{.*aws_s3_bucketreleases_bucket_.*\}/, "<releases>")];
    },
    is: ["8000", "/api/v1/health", "https://<releases>.s3.ap-southeast-2.amazonaws.com/backend/release.tar.gz"],
  },
  {
    value: "a connection that the load balancer keeps is not closed by the backend first",
    read: (stacks) => Number(told(stacks, "KEEP_ALIVE_SECONDS")) > Number(stacks.one("aws_lb").idle_timeout ?? 60),
    is: true,
  },
];
