import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { TerraformStack } from "cdktf";
import type { BalancerBasics } from "../../../modules/edge/application-load-balancer";
import type { InstanceTargets, ServedInstances } from "../../../modules/edge/instance-targets";
import { AccessLogBucket } from "../../../modules/storage/access-log-bucket";
import { accountId } from "../governance/sound";

export const place: BalancerBasics["place"] = { vpcId: "vpc-1", subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" };

/** What any load balancer is told; its name is as long as a system's gets. */
export function balancerBasics(stack: TerraformStack): BalancerBasics {
  const bucket = new AccessLogBucket(stack, "logs", { name: "shop-test-logs", accountId, days: 30, data: "durable" });
  return {
    name: "a-shop-with-stage-staging",
    place,
    accessLogs: { bucket, accountId, region: "us-east-1" },
    data: "durable",
  };
}

export const instances: ServedInstances = {
  name: "a-shop-with-stage-staging",
  port: 8000,
  health: { path: "/api/v1/health", intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 },
  drainSeconds: 300,
  stickiness: { cookieSeconds: 86_400 },
};

/** Something that needs targets to be ready; `aws_eip` shows what for. */
export function waitFor({ node, ready }: InstanceTargets): void {
  new Eip(node.root.node.findChild("test"), "later", { dependsOn: [ready] });
}
