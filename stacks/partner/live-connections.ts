import { Construct } from "constructs";
import { WebSocketApi } from "../../modules/api/websocket-api";
import { WebSocketStage } from "../../modules/api/websocket-stage";
import { type FunctionHome, LambdaFunction } from "../../modules/compute/lambda-function";
import { LiveAlias } from "../../modules/compute/live-alias";
import { AliasRecord } from "../../modules/edge/alias-record";
import { Certificate } from "../../modules/edge/certificate";
import { sendsTo } from "../../modules/messaging/queue-access";
import type { WorkQueue } from "../../modules/messaging/work-queue";
import type { WebSocketSettings } from "./messaging-settings";
import { queueUrls } from "./queue-urls";
import type { WorkloadAccess, WorkloadUse } from "./workload-access";

/** What the function behind the routes works with, besides the queues. */
const USES: WorkloadUse[] = ["database", "secret"];
/** The authorizer checks a signature; the browser waits for it. */
const AUTHORIZER = { memoryMiB: 128, timeoutSeconds: 10 };

export interface LiveConnectionsProps {
  /** Name of the API and of the function behind it. */
  readonly name: string;
  readonly domainName: string;
  readonly zoneId: string;
  readonly stageName: string;
  readonly settings: WebSocketSettings;
  readonly access: WorkloadAccess;
  readonly home: FunctionHome;
  /** What the function hands work to. */
  readonly queues: ReadonlyMap<string, WorkQueue>;
}

/** Partner's WebSocket API: who may connect, the function that hears every message, and the name it is reached by. */
export class LiveConnections extends Construct {
  readonly api: WebSocketApi;
  readonly accessLogGroup: string;
  /** By role word. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(scope: Construct, id: string, props: LiveConnectionsProps) {
    super(scope, id);
    const { name, domainName, zoneId, stageName, settings, home } = props;
    const { arn: certificateArn } = new Certificate(this, "certificate", { domain: domainName, zoneId });
    this.api = new WebSocketApi(this, "api", {
      name,
      description: "Messages to and from connected browsers",
      stageName,
      address: { domainName, certificateArn },
    });
    const worker = this.addWorker(props);
    const live = new LiveAlias(this, "live", worker, settings.concurrency);
    const authorizer = settings.admits === "anyone" ? undefined : this.addAuthorizer(props);
    const { domain, accessLogGroup } = new WebSocketStage(this, "stage", {
      name,
      api: this.api,
      targets: { connect: live, disconnect: live, fallback: live },
      admits: authorizer ? { authorizer: new LiveAlias(this, "authorizer-live", authorizer, "on-demand") } : "anyone",
      settings: { throttle: settings.throttle, logDays: home.logDays, keyArn: home.keyArn },
    });
    new AliasRecord(this, "alias", { zoneId, name: domainName, target: domain });
    this.accessLogGroup = accessLogGroup;
    this.functions = new Map([["websocket", worker], ...(authorizer ? ([["websocket-authorizer", authorizer]] as const) : [])]);
  }

  private addWorker({ name, settings, access, home, queues }: LiveConnectionsProps): LambdaFunction {
    return new LambdaFunction(this, "worker", {
      name,
      description: "Hears every message of connected browsers",
      source: "websocket-placeholder",
      home,
      size: { memoryMiB: settings.memoryMiB, timeoutSeconds: settings.timeoutSeconds },
      variables: { ...access.variables(USES), ...queueUrls(queues), WEBSOCKET_CALLBACK_URL: this.api.callbackUrl },
      statements: [
        ...access.statements(USES, "sqs"),
        ...sendsTo([...queues.values()].map(({ arn }) => arn)),
        this.api.manageConnectionsStatement(),
      ],
      deployedBy: "ci",
    });
  }

  private addAuthorizer({ name, access, home }: LiveConnectionsProps): LambdaFunction {
    return new LambdaFunction(this, "authorizer", {
      name: `${name}-authorizer`,
      description: "Lets ticket holders connect",
      source: "websocket-authorizer",
      home,
      size: AUTHORIZER,
      variables: access.variables(["secret"]),
      statements: access.statements(["secret"]),
      deployedBy: "terraform",
    });
  }
}
