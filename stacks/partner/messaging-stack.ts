import type { App } from "cdktf";
import { type FunctionHome, LambdaFunction } from "../../modules/compute/lambda-function";
import { LiveAlias } from "../../modules/compute/live-alias";
import type { NameSettings } from "../../modules/edge/name-settings";
import { consumes, QueueProcessor } from "../../modules/messaging/queue-processor";
import { WorkQueue } from "../../modules/messaging/work-queue";
import { inOrder } from "../../modules/shared/in-order";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { LiveConnections } from "./live-connections";
import type { MessagingSettings, QueueAndProcessor } from "./messaging-settings";
import type { WorkloadAccess } from "./workload-access";

export interface MessagingStackProps {
  readonly messaging: MessagingSettings;
  readonly access: WorkloadAccess;
  /** Of every function here: in the VPC, in the group `lambda`. */
  readonly home: FunctionHome;
  readonly names: NameSettings;
  readonly zoneOf: ZoneOf;
  readonly stageName: string;
}

/** What happens behind the API's back: queues with the functions that work them off, and the WebSocket API. */
export class MessagingStack extends PlatformStack {
  readonly queues: ReadonlyMap<string, WorkQueue>;
  readonly connections: LiveConnections;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: MessagingStackProps) {
    super(app, identity);
    const { messaging, access, home, names, zoneOf, stageName } = props;
    const queues = inOrder(messaging.queues).map(([role, settings]) => {
      const queue = new WorkQueue(this, role, { name: `${this.prefix}-${role}`, settings, keyArn: home.keyArn });
      return { role, settings, queue };
    });
    this.queues = new Map(queues.map(({ role, queue }) => [role, queue]));
    this.connections = new LiveConnections(this, "connections", {
      name: `${this.prefix}-websocket`,
      domainName: `ws.${names.domain}`,
      zoneId: zoneOf(this),
      stageName,
      settings: messaging.webSocket,
      access,
      home,
      queues: this.queues,
    });
    const processors = queues.map(
      ({ role, settings, queue }) => [`${role}-processor`, this.addProcessor(role, settings, queue, props)] as const,
    );
    this.functions = new Map([...processors, ...this.connections.functions]);

    const urls = queues.map(({ role, queue }) => [role, queue.url]);
    this.output("queue_urls", Object.fromEntries(urls), "Address of each queue by its role");
    this.output("websocket_url", this.connections.api.url, "Where browsers connect");
    const byCi = [...this.functions].filter(([, { deployedBy }]) => deployedBy === "ci");
    const deployed = byCi.map(([role, { functionName }]) => [role, functionName]);
    this.output("functions", Object.fromEntries(deployed), "Functions by role: CI deploys the application's code to them");
  }

  private addProcessor(role: string, { processor }: QueueAndProcessor, queue: WorkQueue, props: MessagingStackProps) {
    const { access, home } = props;
    const { api } = this.connections;
    const uses = processor.uses.filter((use) => use !== "websocket");
    const pushes = processor.uses.includes("websocket");
    const worker = new LambdaFunction(this, `${role}-processor`, {
      name: `${this.prefix}-${role}-processor`,
      description: `Works off the queue ${role}`,
      source: "queue-placeholder",
      home,
      size: { memoryMiB: processor.memoryMiB, timeoutSeconds: processor.timeoutSeconds },
      variables: { ...access.variables(uses), ...(pushes && { WEBSOCKET_CALLBACK_URL: api.callbackUrl }) },
      statements: [
        ...consumes([queue], home.region),
        ...access.statements(uses),
        ...(pushes ? [api.manageConnectionsStatement()] : []),
      ],
      deployedBy: "ci",
    });
    const live = new LiveAlias(this, `${role}-processor-live`, worker, "on-demand");
    const { batchSize, maximumConcurrency } = processor;
    new QueueProcessor(this, `${role}-mapping`, { queue, processor: worker, live, batchSize, maximumConcurrency });
    return worker;
  }
}
