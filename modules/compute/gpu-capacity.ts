import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";
import { managedBySessions } from "../security/session-access";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import { containerInstanceStatements } from "./container-instance";
import type { EcsCluster } from "./ecs-cluster";
import type { InferenceSettings } from "./gpu-settings";
import { encryptedDisk, templateBasics } from "./template-basics";
import { UserData } from "./user-data";
import type { WorkloadHome } from "./workload-home";

/** ECS's own image with NVIDIA's driver. Source: ECS developer guide, "Retrieving Amazon ECS-optimized Linux AMI metadata". */
const IMAGE = "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id";
const ROOT_DEVICE = "/dev/xvda";
/** The image's system and the images of containers. */
const ROOT_GIB = 100;
const MODELS_DEVICE = "/dev/sdf";
/** Where an instance keeps models, and containers find them; owned by the user that they run as. */
export const MODELS_FOLDER = "/var/lib/models";
const AGENT_CONFIG = "/etc/ecs/ecs.config";
/** Names of capacity providers; ECS keeps three beginnings for itself. Source: ECS API reference, CreateCapacityProvider. */
const PROVIDER_NAME = /^(?!aws|ecs|fargate)[a-z][a-z0-9-]*$/;
const MAX_PROVIDER_NAME = 255;
/** Steps of managed scaling. Source: ECS API reference, ManagedScaling. */
const SCALING = { status: "ENABLED", targetCapacity: 100, minimumScalingStepSize: 1, maximumScalingStepSize: 2 };
const WARMUP_SECONDS = 300;

/** `spot`: spare capacity that AWS may take back within two minutes, for a third of the price or less. */
export type Purchase = "spot" | "on-demand";

export interface GpuCapacityProps {
  /** Of the group, its role, its template and the capacity provider. */
  readonly name: string;
  readonly cluster: EcsCluster;
  readonly settings: InferenceSettings;
  readonly purchase: Purchase;
  /** Its security group is the instances' own, not their tasks'. */
  readonly home: WorkloadHome;
  /** User and group that containers run as: the models' folder is theirs. */
  readonly user: string;
  /** Those of the stack: the provider's own do not reach what the launch template makes. */
  readonly tags: Readonly<Record<string, string>>;
  readonly data: Posture;
}

/**
 * Instances with graphics processors for the tasks of an ECS cluster. ECS decides how many there are, by the tasks that
 * want to run: none without tasks. It empties an instance before it goes, and lets none be ended that still works. On
 * Spot, Auto Scaling brings another one as soon as AWS says that it may take one back.
 */
export class GpuCapacity extends Construct {
  /** Of the capacity provider. */
  readonly providerName: string;
  readonly groupName: string;
  readonly resource: EcsCapacityProvider;

  constructor(scope: Construct, id: string, props: GpuCapacityProps) {
    super(scope, id);
    const { name, cluster, settings, purchase, home } = props;
    const tags = { ...props.tags, Name: name };
    check(this, [nameProblem("name", name, MAX_PROVIDER_NAME, PROVIDER_NAME)]);
    const role = new ServiceRole(this, "role", {
      name,
      service: "ec2",
      statements: [managedBySessions, ...containerInstanceStatements(cluster.arn)],
    });
    const template = this.addTemplate(role, tags, props);
    const group = new AutoscalingGroup(this, "group", {
      name,
      minSize: 0,
      // While tasks are replaced, the new ones stand beside the old ones.
      maxSize: 2 * settings.tasks.most,
      vpcZoneIdentifier: home.subnetIds,
      mixedInstancesPolicy: {
        instancesDistribution: {
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: purchase === "spot" ? 0 : 100,
          onDemandAllocationStrategy: "prioritized",
          spotAllocationStrategy: "price-capacity-optimized",
        },
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: template.id, version: Token.asString(template.latestVersion) },
          override: settings.instanceTypes.map((instanceType) => ({ instanceType })),
        },
      },
      capacityRebalance: purchase === "spot",
      // Without it ECS could not keep an instance that works.
      protectFromScaleIn: true,
      healthCheckType: "EC2",
      defaultInstanceWarmup: WARMUP_SECONDS,
      forceDelete: props.data === "disposable",
      // ECS adds the last one by itself, and every plan would take it away.
      tag: Object.entries({ ...tags, AmazonECSManaged: "true" }).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      // ECS says how many.
      lifecycle: { ignoreChanges: ["desired_capacity"] },
      dependsOn: [role.policy],
    });
    this.resource = new EcsCapacityProvider(this, "provider", {
      name,
      autoScalingGroupProvider: {
        autoScalingGroupArn: group.arn,
        managedTerminationProtection: "ENABLED",
        managedDraining: "ENABLED",
        managedScaling: { ...SCALING, instanceWarmupPeriod: WARMUP_SECONDS },
      },
    });
    this.providerName = this.resource.name;
    this.groupName = name;
    cluster.addCapacity(this.providerName);
  }

  /** A newer image replaces nothing by itself, as with every launch template here. */
  private addTemplate(role: ServiceRole, tags: Readonly<Record<string, string>>, props: GpuCapacityProps): LaunchTemplate {
    const { name, cluster, settings, home, user } = props;
    const profile = new IamInstanceProfile(this, "profile", { name, role: role.resource.name });
    const image = new DataAwsSsmParameter(this, "image", { name: IMAGE });
    const { base64 } = new UserData(this, "user-data", {
      script: "instances/gpu/user-data.sh",
      variables: { CLUSTER: cluster.clusterName, MODELS_DEVICE, MODELS_FOLDER, OWNER: user, AGENT_CONFIG },
    });
    return new LaunchTemplate(this, "template", {
      namePrefix: `${name}-`,
      description: `Instances of ${name}`,
      imageId: image.value,
      instanceType: settings.instanceTypes[0],
      userData: base64,
      updateDefaultVersion: true,
      ebsOptimized: "true",
      iamInstanceProfile: { name: profile.name },
      ...templateBasics(home.securityGroupId, tags),
      blockDeviceMappings: [
        encryptedDisk(ROOT_DEVICE, ROOT_GIB, home.keyArn),
        encryptedDisk(MODELS_DEVICE, settings.modelCacheGiB, home.keyArn),
      ],
    });
  }
}
