import type { SystemStacks } from "../../support/system-stacks";
import { inProd, leadsTo } from "../values/row";
import { domainOf, type Rows, versions } from "./system";

/** The value of an output, whichever stack has it. */
function output({ layers, file }: SystemStacks, name: string): unknown {
  const found = layers.flatMap((layer) => (file(layer).output?.[name] ? [file(layer).output[name]] : []));
  expect(found).toHaveLength(1);
  expect(found[0].sensitive ?? false).toBe(false);
  expect(found[0].description).toMatch(/\w/);
  return found[0].value;
}

/** What each output says of which resource. */
const LEADS: Readonly<Record<string, string>> = {
  vpc_id: "aws_vpc.vpc_",
  ec2_group_name: "aws_autoscaling_group.backend-instances_group_",
  lambda_function_name: "aws_lambda_function.doc-processor_function_",
  lambda_ecr_repository: "aws_ecr_repository.processor-images_repository_",
  rds_endpoint: "aws_db_instance.postgres_instance_",
  documents_bucket: "aws_s3_bucket.documents_bucket_",
  frontend_bucket: "aws_s3_bucket.frontend_bucket_",
  sqs_queue_url: "aws_sqs_queue.doc-processor-queue_",
  cloudfront_domain: "aws_cloudfront_distribution.distribution_",
};

export const outputs: Rows = (system) => [
  ...Object.entries(LEADS).map(([name, resource]) => ({
    value: `the output ${name} is that of ${resource.split(".")[0]}`,
    read: (stacks: SystemStacks) => leadsTo(output(stacks, name), resource),
    is: resource,
  })),
  {
    value: "the outputs ec2_instance_id and ec2_private_ip are those of the one instance, where there is never a second",
    read: ({ file }) =>
      ["ec2_instance_id", "ec2_private_ip"].map((name) => {
        const { value = "none" } = file("application").output[name] ?? {};
        return leadsTo(value, "aws_instances.instance.ids", "aws_instances.instance.private_ips", "none");
      }),
    is: inProd(["none", "none"], ["aws_instances.instance.ids", "aws_instances.instance.private_ips"]),
  },
  {
    value: "the outputs vectors_bucket and vectors_index are what the application asks for",
    read: (stacks) => [output(stacks, "vectors_bucket"), output(stacks, "vectors_index")],
    is: (environment: string) => [`${system}-${environment}-vectors`, "documents"],
  },
  ...versions<ReturnType<Rows>>(
    system,
    [
      {
        value: "the output websocket_endpoint is where browsers open WebSockets",
        read: (stacks) => output(stacks, "websocket_endpoint"),
        is: (environment: string) => `wss://${domainOf(system, environment)}`,
      },
    ],
    [],
  ),
  {
    value: "the output api_endpoint is where browsers call the API",
    read: (stacks) => output(stacks, "api_endpoint"),
    is: (environment: string) => {
      const domain = domainOf(system, environment);
      return `https://${versions(system, "", "api.")}${domain}`;
    },
  },
];
