import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { LogGroup } from "../monitoring/log-group";
import type { PolicyStatement } from "../security/policy-document";
import { ServiceRole } from "../security/service-role";
import { managedBySessions } from "../security/session-access";
import { check } from "../shared/check";
import type { InstanceSettings } from "./instance-settings";
import { instanceTemplate } from "./instance-template";
import { UserData, type UserDataProps } from "./user-data";
import type { WorkloadHome } from "./workload-home";

/** Seconds that an instance has for its boot and its start, before the load balancer's opinion of it counts. */
const GRACE_SECONDS = 240;
/**
 * Until then a new instance counts as healthy whatever the load balancer says: a refresh that waited less than that, and
 * for what follows from it, would end an old instance for one that does not work.
 * Source: EC2 Auto Scaling user guide, "Set the health check grace period for an Auto Scaling group".
 */
const WARMUP_SECONDS = 300;
/** A first start that takes longer has failed. */
const CAPACITY_TIMEOUT = "15m";
/** Percent of the group that works while instances are replaced: the new one is there before the old one goes. */
const HEALTHY = { minHealthyPercentage: 100, maxHealthyPercentage: 200 };
/** Average load of the instances' processors that is aimed at. */
const CPU_PERCENT = 60;
/** One minute's numbers of the group, which cost nothing. */
const METRICS = ["Min", "Max"]
  .map((size) => `Group${size}Size`)
  .concat(["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances"]);

/** Where requests come from, and who says whether an instance works. */
export interface GroupTargets {
  readonly arn: string;
  /** What makes the load balancer ask for the targets' health. */
  readonly ready: ITerraformDependable;
}

export interface InstanceGroupProps {
  /** Of the group, its role and its instances. */
  readonly name: string;
  readonly settings: InstanceSettings;
  readonly userData: UserDataProps;
  /** What the application may do, and what its start needs. */
  readonly statements: readonly PolicyStatement[];
  /** Its key admits `autoscaling` and `logs`. A group with one subnet stands still with its zone (AutoScaling.2). */
  readonly home: WorkloadHome;
  readonly targets: GroupTargets;
  /** Those of the stack: the provider's own do not reach what the launch template makes. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Instances behind a load balancer that are replaced when they fail, and one after the other when their launch template
 * changes. People come in by Session Manager. Terraform starts a replacement and does not wait for it. It does not roll
 * back: Terraform writes the new template into the group first, so that Auto Scaling knows none to go back to
 * (hashicorp/terraform-provider-aws#34189). An instance that does not get healthy stops it, and the old ones run on.
 */
export class InstanceGroup extends Construct {
  readonly name: string;
  /** Known once the group is there. */
  readonly groupName: string;
  readonly logGroupName: string;
  readonly role: ServiceRole;
  readonly launchTemplate: LaunchTemplate;
  readonly resource: AutoscalingGroup;

  constructor(scope: Construct, id: string, props: InstanceGroupProps) {
    super(scope, id);
    const { name, settings, statements, home, targets } = props;
    const { least, most } = settings.instances;
    const tags = { ...props.tags, Name: name };
    check(this, [home.subnetIds.length < 1 && "subnetIds must name one subnet or more, got 0"]);
    const logs = new LogGroup(this, "logs", { name: home.logGroupName, days: home.logDays, keyArn: home.keyArn });
    this.role = new ServiceRole(this, "role", {
      name,
      service: "ec2",
      statements: [managedBySessions, ownLogs(home), ...statements],
    });
    const { base64 } = new UserData(this, "user-data", props.userData);
    this.launchTemplate = instanceTemplate(this, { name, type: settings.type, home, role: this.role, userData: base64, tags });
    this.resource = new AutoscalingGroup(this, "group", {
      name,
      minSize: least,
      maxSize: most,
      vpcZoneIdentifier: home.subnetIds,
      // The version by its number: "$Latest" would look the same after every change, and nothing would be replaced.
      launchTemplate: { id: this.launchTemplate.id, version: Token.asString(this.launchTemplate.latestVersion) },
      targetGroupArns: [targets.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: GRACE_SECONDS,
      defaultInstanceWarmup: WARMUP_SECONDS,
      minElbCapacity: least,
      waitForCapacityTimeout: CAPACITY_TIMEOUT,
      terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
      enabledMetrics: METRICS,
      // For every replacement, whoever starts it: CI, a failed health check, Terraform.
      instanceMaintenancePolicy: HEALTHY,
      instanceRefresh: { strategy: "Rolling", preferences: { ...HEALTHY, autoRollback: false } },
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      dependsOn: [this.role.policy, logs.resource, targets.ready],
    });
    except(this.resource, "scalingGroupMixesTypes", "the settings name one type, as the document does");
    if (home.subnetIds.length < 2) {
      except(
        this.resource,
        "scalingGroupCoversZones",
        "the document has one private subnet; a second is one line of the settings",
      );
    }
    if (least < most) this.scale();
    this.name = name;
    this.groupName = this.resource.name;
    this.logGroupName = logs.groupName;
  }

  /** How many instances there are is said nowhere: Auto Scaling moves that between the least and the most. */
  private scale(): void {
    new AutoscalingPolicy(this, "cpu", {
      name: "cpu",
      autoscalingGroupName: this.resource.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: CPU_PERCENT,
      },
    });
  }
}

const ownLogs = ({ accountId, region, logGroupName }: WorkloadHome): PolicyStatement => ({
  Sid: "OwnLogs",
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
  Resource: `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}:*`,
});
