import type { Resource } from "../../modules/governance/rule";
import type { SystemStacks, Values } from "../support/system-stacks";

/**
 * What Terraform asks AWS for when it only looks something up, by kind and type: `action resource`. A plan does, too.
 * Source: Service Authorization Reference, and what the AWS provider calls.
 */
export const asking: Readonly<Record<string, readonly string[]>> = {
  "data.aws_ami": ["ec2:DescribeImages *"],
  "data.aws_db_instance": ["rds:DescribeDBInstances *", "rds:ListTagsForResource *"],
  "data.aws_ec2_managed_prefix_list": ["ec2:DescribeManagedPrefixLists *", "ec2:GetManagedPrefixListEntries *"],
  "data.aws_elastic_beanstalk_solution_stack": ["elasticbeanstalk:ListAvailableSolutionStacks *"],
  // The provider knows these by heart.
  "data.aws_lb_hosted_zone_id": [],
  "data.aws_instances": ["ec2:DescribeInstances *"],
  "data.aws_route53_zone": [
    "route53:ListHostedZones *",
    "route53:GetHostedZone route53:::hostedzone/x",
    "route53:ListTagsForResource route53:::hostedzone/x",
    "route53:ListResourceRecordSets route53:::hostedzone/x",
  ],
  "data.aws_ssm_parameter": ["ssm:GetParameter ssm::parameter/aws/service/x"],
  "ephemeral.aws_secretsmanager_random_password": ["secretsmanager:GetRandomPassword *"],
};

/** What an environment looks up in AWS: data sources and ephemeral values. */
export function asked({ layers, file }: SystemStacks): Pick<Resource, "type" | "address" | "values">[] {
  return layers.flatMap((layer) =>
    (["data", "ephemeral"] as const).flatMap((kind) =>
      Object.entries<Record<string, Values>>(file(layer)[kind] ?? {}).flatMap(([type, each]) =>
        Object.entries(each)
          .filter(() => type.startsWith("aws_"))
          .map(([name, values]) => ({ type: `${kind}.${type}`, address: `${kind}.${type}.${name}`, values })),
      ),
    ),
  );
}
