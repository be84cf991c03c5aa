import type { App } from "cdktf";
import { LambdaFunction } from "../../../../../modules/compute/lambda-function";
import { LiveAlias } from "../../../../../modules/compute/live-alias";
import { KeyValueTable } from "../../../../../modules/database/key-value-table";
import { tableAccess } from "../../../../../modules/database/table-access";
import { consumes, QueueProcessor } from "../../../../../modules/messaging/queue-processor";
import { WorkQueue } from "../../../../../modules/messaging/work-queue";
import { usesKey } from "../../../../../modules/security/key-access";
import type { Posture } from "../../../../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../../../../../stacks/platform-stack";
import type { JobsSettings } from "./jobs-settings";

export interface ApplicationStackProps {
  readonly jobs: JobsSettings;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** A queue of jobs with its dead-letter queue, the function that works them off, and the table that it writes results into. */
export class ApplicationStack extends PlatformStack {
  readonly jobs: WorkQueue;
  readonly worker: LambdaFunction;
  readonly results: KeyValueTable;

  constructor(app: App, identity: StackIdentity, { jobs, keyArn, logDays, data }: ApplicationStackProps) {
    super(app, identity);
    const { account, region, prefix } = this;

    this.jobs = new WorkQueue(this, "jobs", { name: `${prefix}-jobs`, settings: jobs, keyArn });

    this.results = new KeyValueTable(this, "results", {
      name: `${prefix}-results`,
      partitionKey: { name: "job_id", type: "S" },
      expiryAttribute: "expires_at",
      keyArn,
      data,
    });

    const { memoryMiB, timeoutSeconds, batchSize, maximumConcurrency } = jobs.processor;
    this.worker = new LambdaFunction(this, "worker", {
      name: `${prefix}-worker`,
      description: "Works off the queue of jobs",
      // A placeholder that takes messages off the queue until CI deploys the application's own code.
      source: "queue-placeholder",
      deployedBy: "ci",
      home: { accountId: account.id, region, keyArn, logDays },
      size: { memoryMiB, timeoutSeconds },
      variables: { RESULTS_TABLE: this.results.tableName },
      statements: [
        ...consumes([this.jobs], region),
        tableAccess("Results", this.results.arn, "read-write"),
        usesKey(keyArn, region, ["dynamodb"]),
      ],
    });
    const live = new LiveAlias(this, "worker-live", this.worker, "on-demand");
    new QueueProcessor(this, "jobs-mapping", { queue: this.jobs, processor: this.worker, live, batchSize, maximumConcurrency });

    this.output("jobs_queue_url", this.jobs.url, "Address of the queue of jobs");
    this.output("results_table", this.results.tableName, "Table of results; an item goes when its expires_at has passed");
    this.output("worker_function", this.worker.functionName, "Function that CI deploys the application's code to");
  }
}
