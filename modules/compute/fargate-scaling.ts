import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";
import type { FargateSettings } from "./fargate-settings";

/** Average load of the tasks' processors that is aimed at: above it tasks are added, well below it they are taken away. */
const CPU_PERCENT = 70;
/** Time that the last step gets to show its effect, in both directions. */
const COOLDOWN_SECONDS = 120;

export interface FargateScalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly tasks: FargateSettings["tasks"];
}

/** Moves the number of a service's tasks between the least and the most by their processors' load. */
export class FargateScaling extends Construct {
  constructor(scope: Construct, id: string, { clusterName, serviceName, tasks }: FargateScalingProps) {
    super(scope, id);
    const target = new AppautoscalingTarget(this, "target", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${clusterName}/${serviceName}`,
      minCapacity: tasks.least,
      maxCapacity: tasks.most,
    });
    new AppautoscalingPolicy(this, "cpu", {
      name: "cpu",
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
        targetValue: CPU_PERCENT,
        scaleOutCooldown: COOLDOWN_SECONDS,
        scaleInCooldown: COOLDOWN_SECONDS,
      },
    });
  }
}
