import { EcsCluster as Cluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";

/** Longest name of a cluster. Source: ECS API reference, "CreateCluster". */
const MAX_CLUSTER_NAME = 255;

/**
 * People's way into a running container: `ecs-exec` lets those whose IAM policy allows `ecs:ExecuteCommand` run a
 * command there, as root, and keeps what they did.
 */
export type ContainerShell = "none" | "ecs-exec";

export interface EcsClusterProps {
  readonly name: string;
  /** Keeps the sessions of ECS Exec, e.g. `/ecs/<name>/cluster`. */
  readonly logGroupName: string;
  readonly logDays: number;
  /** Encrypts logs and the disks of tasks: its policy must admit `logs` and `fargate`. */
  readonly keyArn: string;
  readonly shell: ContainerShell;
}

/** Where services run: on Fargate, where there are no instances to patch, and on what else is added. */
export class EcsCluster extends Construct {
  readonly arn: string;
  /** Known once the cluster is there. */
  readonly clusterName: string;
  readonly logGroup: LogGroup;
  readonly shell: ContainerShell;
  readonly resource: Cluster;
  /** Services that run on added capacity wait for it. */
  readonly capacity: EcsClusterCapacityProviders;
  private readonly providers = ["FARGATE"];

  constructor(scope: Construct, id: string, { name, logGroupName, logDays, keyArn, shell }: EcsClusterProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_CLUSTER_NAME)]);
    this.logGroup = new LogGroup(this, "logs", { name: logGroupName, days: logDays, keyArn });
    // Container Insights would make its group without key, and keep it for a day.
    const insights = `/aws/ecs/containerinsights/${name}/performance`;
    const measured = new LogGroup(this, "insights", { name: insights, days: logDays, keyArn });
    this.resource = new Cluster(this, "cluster", {
      name,
      // With the metrics of each task and container, which `enabled` leaves out.
      setting: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        // Stands where no service lets people in, too: a task that somebody starts by hand with a way in is recorded.
        executeCommandConfiguration: {
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchLogGroupName: this.logGroup.groupName, cloudWatchEncryptionEnabled: true },
        },
        // The ARN, though it is called an id: ECS answers with that, and with an id every plan would differ
        // (hashicorp/terraform-provider-aws 45545).
        managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: keyArn },
      },
      dependsOn: [this.logGroup.resource, measured.resource],
    });
    this.capacity = new EcsClusterCapacityProviders(this, "capacity", {
      clusterName: this.resource.name,
      capacityProviders: this.providers,
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
    this.arn = this.resource.arn;
    this.clusterName = this.resource.name;
    this.shell = shell;
  }

  /** Lets services run on what a capacity provider brings, by its name. */
  addCapacity(providerName: string): void {
    this.providers.push(providerName);
    this.capacity.capacityProviders = this.providers;
  }
}
