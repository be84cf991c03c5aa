import { DataAwsInstances } from "@cdktf/provider-aws/lib/data-aws-instances";
import { type App, Fn } from "cdktf";
import { applicationStart } from "../../modules/compute/application-start";
import { ImageFunction } from "../../modules/compute/image-function";
import { InstanceGroup } from "../../modules/compute/instance-group";
import type { InstanceSettings } from "../../modules/compute/instance-settings";
import { LiveAlias } from "../../modules/compute/live-alias";
import type { InstanceTargets } from "../../modules/edge/instance-targets";
import { QueueProcessor } from "../../modules/messaging/queue-processor";
import { WorkQueue } from "../../modules/messaging/work-queue";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { reachesObjects } from "../../modules/storage/bucket-access";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import type { BackendEntry, Balancer } from "./backend-entry";
import type { NetworkStack } from "./network-stack";
import { HEALTH_PATH, PORTS } from "./ports";
import type { ProcessingSettings } from "./processing-settings";
import type { StorageStack } from "./storage-stack";
import type { WorkloadAccess } from "./workload-access";

/** One document a run: a large one takes most of the time there is. */
const BATCH_SIZE = 1;
const CHECKED = { path: HEALTH_PATH, intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 };
/** A streamed answer may go on as long after its instance was told to go. */
const DRAIN_SECONDS = 300;
/** A conversation stays with its instance for a day. */
const COOKIE_SECONDS = 86_400;

export interface ApplicationStackProps<T extends Balancer> {
  /** What stands before the backend. */
  readonly entry: BackendEntry<T>;
  readonly backend: InstanceSettings;
  readonly processing: ProcessingSettings;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly access: WorkloadAccess;
  /** Days the load balancer's access logs are kept. */
  readonly accessLogDays: number;
  readonly data: Posture;
}

/** What works: the backend on its instances behind a load balancer, and the queue with the function that reads documents. */
export class ApplicationStack<T extends Balancer> extends PlatformStack {
  readonly loadBalancer: T;
  readonly targets: InstanceTargets;
  readonly backend: InstanceGroup;
  readonly queue: WorkQueue;
  readonly processor: ImageFunction;

  constructor(app: App, identity: StackIdentity, props: ApplicationStackProps<T>) {
    super(app, identity);
    const { processing, network } = props;
    const { keyArn } = network.homeFor("lambda", network.groups.lambda);
    this.queue = new WorkQueue(this, "doc-processor-queue", {
      name: `${this.prefix}-doc-processor`,
      settings: processing,
      keyArn,
    });
    this.processor = this.addProcessor(props);
    this.loadBalancer = this.addLoadBalancer(props);
    this.targets = this.loadBalancer.serve("backend-targets", {
      // Its port is added; a longer name would have no room in every environment.
      name: this.prefix,
      port: PORTS.backend,
      health: CHECKED,
      drainSeconds: DRAIN_SECONDS,
      stickiness: { cookieSeconds: COOKIE_SECONDS },
    });
    this.backend = this.addBackend(identity, props);

    this.output("sqs_queue_url", this.queue.url, "Queue of documents to process");
    this.output("lambda_function_name", this.processor.functionName, "Function that CI deploys the processor's image to");
    this.output("ec2_group_name", this.backend.groupName, "Auto Scaling group that CI refreshes after a release");
    if (props.backend.instances.most === 1) this.showInstance();
  }

  /** The only instance as the last apply saw it: a replacement has another id and address. */
  private showInstance(): void {
    const { ids, privateIps } = new DataAwsInstances(this, "instance", {
      instanceTags: { "aws:autoscaling:groupName": this.backend.groupName },
      instanceStateNames: ["running"],
      dependsOn: [this.backend.resource],
    });
    // Two for a moment, while one replaces the other.
    const listed = (values: string[]) => Fn.join(",", values);
    this.output("ec2_instance_id", listed(ids), "The backend's instance at the last apply");
    this.output("ec2_private_ip", listed(privateIps), "Its address at the last apply, for looking at it from within the VPC");
  }

  private addProcessor({ processing, network, storage, access }: ApplicationStackProps<T>): ImageFunction {
    const { memoryMiB, timeoutSeconds, maximumConcurrency } = processing;
    const { statements, variables } = access.processor(this.queue);
    const processor = new ImageFunction(this, "doc-processor", {
      name: `${this.prefix}-doc-processor`,
      description: "Reads documents and makes their vectors",
      image: { imageUri: storage.firstImage.imageUri, ready: [] },
      home: network.homeFor("lambda", network.groups.lambda),
      size: { memoryMiB, timeoutSeconds },
      variables,
      statements,
    });
    const live = new LiveAlias(this, "doc-processor-live", processor, "on-demand");
    new QueueProcessor(this, "doc-processor-mapping", {
      queue: this.queue,
      processor,
      live,
      batchSize: BATCH_SIZE,
      maximumConcurrency,
    });
    return processor;
  }

  private addLoadBalancer({ entry, network, accessLogDays, data }: ApplicationStackProps<T>): T {
    const { account, prefix, region } = this;
    const name = uniqueBucketNames(this, prefix, account)("alb-logs");
    const bucket = new AccessLogBucket(this, "access-logs", { name, accountId: account.id, days: accessLogDays, data });
    return entry.make(this, {
      name: `${prefix}-alb`,
      place: {
        vpcId: network.vpc.vpcId,
        subnetIds: network.tiers[entry.tier].subnetIds,
        securityGroupId: network.groups.alb.groupId,
      },
      accessLogs: { bucket, accountId: account.id, region },
      data,
    });
  }

  private addBackend(
    { tags }: StackIdentity,
    { backend: settings, network, storage, access }: ApplicationStackProps<T>,
  ): InstanceGroup {
    const { tiers, groups } = network;
    const { accountId, region, keyArn, logDays } = network.homeFor("private", groups.backend);
    const name = `${this.prefix}-backend`;
    const logGroupName = `/${name}`;
    const { statements, variables } = access.backend(this.queue);
    const { bucketName, arn: releasesArn } = storage.releases;
    return new InstanceGroup(this, "backend-instances", {
      name,
      settings,
      userData: applicationStart({
        region,
        bucketName,
        logGroupName,
        module: "backend.main:app",
        port: PORTS.backend,
        healthPath: HEALTH_PATH,
        environment: variables,
      }),
      // That a release is missing is only told to who may see which there are.
      statements: [...statements, ...reachesObjects("Releases", releasesArn, "read")],
      home: {
        accountId,
        region,
        keyArn,
        subnetIds: tiers.private.subnetIds,
        securityGroupId: groups.backend.groupId,
        logGroupName,
        logDays,
      },
      targets: this.targets,
      tags,
    });
  }
}
