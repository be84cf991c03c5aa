import { blocks } from "../../../modules/governance/rule";
import type { Placed } from "../../docs/estate";
import { type Formula, part } from "../formula";
import { machines } from "./machine";
import { publicAddresses } from "./public-address";

/** Disk of an instance where nothing is asked for, as large as the image of Amazon Linux 2023. */
const ROOT_GIB = 8;

/** The fewest instances, their disks, and the load balancer: all of them made by Elastic Beanstalk, which is free itself. */
export const beanstalkEnvironment: Formula = (environment) => {
  const { region } = environment;
  const option = (namespace: string, name: string) => setting(environment, namespace, name);
  const public_ = option("aws:ec2:vpc", "ELBScheme") !== "internal";
  const balancerZones = (option("aws:ec2:vpc", "ELBSubnets") ?? "").split(",").filter(Boolean).length;
  const launch = "aws:autoscaling:launchconfiguration";
  return [
    ...part("network", "application load balancer", region, 1),
    ...publicAddresses(region, public_ ? balancerZones : 0),
    ...machines({
      region,
      type: String(option("aws:ec2:instances", "InstanceTypes")).split(",")[0],
      many: Number(option("aws:autoscaling:asg", "MinSize") ?? 1),
      disks: part(
        "compute",
        `GiB of a ${option(launch, "RootVolumeType")} disk`,
        region,
        Number(option(launch, "RootVolumeSize") ?? ROOT_GIB),
      ),
      monitored: option(launch, "MonitoringInterval") === "1 minute",
      publicAddress: option("aws:ec2:vpc", "AssociatePublicIpAddress") === "true",
    }),
  ];
};

function setting(environment: Placed, namespace: string, name: string): string | undefined {
  const found = blocks(environment, "setting").find(({ values }) => values.namespace === namespace && values.name === name);
  return found && String(found.values.value);
}
