import { at } from "../../../modules/governance/rule";
import { type Formula, part } from "../formula";

/** Memory of the fewest instances, which always stand by; their processors cost while requests are worked on, and no other time. */
export const apprunnerService: Formula = (service, estate) => {
  const [scaling] = estate.leads(service, "auto_scaling_configuration_arn");
  const many = Number(scaling?.values.min_size ?? 1);
  const gib = Number(at(service, "instance_configuration.memory") ?? 2_048) / 1_024;
  const byItself = at(service, "source_configuration.auto_deployments_enabled") === true;
  return [
    ...part("compute", "GiB that stands by", service.region, many * gib),
    ...part("compute", "service that deploys by itself", service.region, byItself ? 1 : 0),
  ];
};
