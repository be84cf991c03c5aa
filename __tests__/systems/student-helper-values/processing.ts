import type { SystemStacks } from "../../support/system-stacks";
import { arg, args, leadsTo, only } from "../values/row";
import { names, type Rows, type System } from "./system";

const DAYS_14 = 14 * 24 * 60 * 60;
const QUEUE = "aws_sqs_queue.doc-processor-queue_";
const DEAD = "aws_sqs_queue.doc-processor-queue_dead-letters_";
const ACCOUNTS: Readonly<Record<string, string>> = { dev: "111111111111", staging: "111111111111", prod: "222222222222" };

const queue = ({ the }: SystemStacks, system: System, environment: string, ending = "") =>
  the("aws_sqs_queue", { name: `${system}-${environment}-doc-processor${ending}` });
const processor = ({ the }: SystemStacks) => the("aws_lambda_function", { package_type: "Image" });

export const processing: Rows = (system) => [
  {
    value: "a message of the queue is hidden for 360 seconds, and kept for 14 days",
    read: (stacks, environment) =>
      args(queue(stacks, system, environment), "visibility_timeout_seconds", "message_retention_seconds"),
    is: [360, DAYS_14],
  },
  {
    value: "after 3 tries it goes to the queue of dead letters, which keeps it for 14 days",
    read: (stacks, environment) => {
      const { queue_url: from, redrive_policy: policy } = stacks.one("aws_sqs_queue_redrive_policy");
      const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(String(policy));
      return [
        leadsTo(from, QUEUE),
        leadsTo(deadLetterTargetArn, DEAD),
        maxReceiveCount,
        arg(queue(stacks, system, environment, "-dlq"), "message_retention_seconds"),
      ];
    },
    is: [QUEUE, DEAD, 3, DAYS_14],
  },
  {
    value: "dead letters come from this queue alone",
    read: ({ one }) => {
      const { queue_url: to, redrive_allow_policy: policy } = one("aws_sqs_queue_redrive_allow_policy");
      const { redrivePermission, sourceQueueArns } = JSON.parse(String(policy));
      return [leadsTo(to, DEAD), redrivePermission, sourceQueueArns.map((arn: string) => leadsTo(arn, QUEUE))];
    },
    is: [DEAD, "byQueue", [QUEUE]],
  },
  {
    value: "there are no other queues",
    read: ({ of }) =>
      of("aws_sqs_queue")
        .map(({ name }) => name)
        .sort(),
    is: names(system, "doc-processor", "doc-processor-dlq"),
  },
  {
    value: "one message is one run",
    read: ({ one }) => [
      arg(one("aws_lambda_event_source_mapping"), "batch_size"),
      leadsTo(arg(one("aws_lambda_event_source_mapping"), "event_source_arn"), QUEUE),
    ],
    is: [1, QUEUE],
  },
  {
    value: "documents are read by a function from an image of the repository -processor: the first one, which CI replaces",
    read: (stacks) => [
      leadsTo(processor(stacks).image_uri, "aws_ecr_repositoryprocessor-images_repository_"),
      String(processor(stacks).image_uri).split(":").at(-1),
      arg(processor(stacks), "lifecycle.ignore_changes"),
      only(stacks.of("aws_ecr_repository"), "repository").name,
    ],
    is: (environment: string) => [
      "aws_ecr_repositoryprocessor-images_repository_",
      "first",
      ["image_uri"],
      `${system}-${environment}-processor`,
    ],
  },
  {
    value: "the function is told ENVIRONMENT, DOCUMENTS_BUCKET, VECTORS_BUCKET and SECRETS_ARN",
    read: (stacks) => {
      const { ENVIRONMENT, DOCUMENTS_BUCKET, VECTORS_BUCKET, SECRETS_ARN } = arg(
        processor(stacks),
        "environment.variables",
      ) as Record<string, string>;
      return [ENVIRONMENT, leadsTo(DOCUMENTS_BUCKET, "aws_s3_bucketdocuments_bucket_"), VECTORS_BUCKET, SECRETS_ARN];
    },
    is: (environment: string) => [
      environment,
      "aws_s3_bucketdocuments_bucket_",
      `${system}-${environment}-vectors`,
      `arn:aws:secretsmanager:ap-southeast-2:${ACCOUNTS[environment]}:secret:${system}/${environment}/`,
    ],
  },
  {
    value: "Lambda alone pulls from the repository, and for this function alone",
    read: ({ one }) => {
      const [statement, ...more] = JSON.parse(String(one("aws_ecr_repository_policy").policy)).Statement;
      expect(more).toEqual([]);
      return [statement.Principal, statement.Action, statement.Condition.StringLike["aws:SourceArn"]];
    },
    is: (environment: string) => {
      const arn = `arn:aws:lambda:ap-southeast-2:${ACCOUNTS[environment]}:function:${system}-${environment}-doc-processor`;
      return [{ Service: "lambda.amazonaws.com" }, ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], [arn, `${arn}:*`]];
    },
  },
  {
    value: "images are scanned when they are pushed, and no tag is given twice",
    read: ({ one }) => args(one("aws_ecr_repository"), "image_scanning_configuration.scan_on_push", "image_tag_mutability"),
    is: [true, "IMMUTABLE"],
  },
];
