import type { Price } from "./price";

const VIRGINIA = ["us-east-1"];
const SYDNEY = ["ap-southeast-2"];
const FARGATE = "Fargate";
const INSTANCES = "EC2 instances";
const DISKS = "EC2 disks";
const RUNNER = "App Runner";
const WARM = "Lambda, kept warm";

/** Linux, on demand: Spot is worth less, by the hour and the zone. */
export const compute: readonly Price[] = [
  { service: INSTANCES, what: "t4g.nano", per: "hour", dollars: 0.0042, regions: VIRGINIA, from: "memory" },
  { service: INSTANCES, what: "t4g.micro", per: "hour", dollars: 0.0084, regions: VIRGINIA, from: "memory" },
  { service: INSTANCES, what: "t4g.small", per: "hour", dollars: 0.0168, regions: VIRGINIA, from: "memory" },
  { service: INSTANCES, what: "t3.micro", per: "hour", dollars: 0.0104, regions: VIRGINIA, from: "cloudprice" },
  { service: INSTANCES, what: "t3.small", per: "hour", dollars: 0.0208, regions: VIRGINIA, from: "cloudprice" },
  { service: INSTANCES, what: "t3.micro", per: "hour", dollars: 0.0132, regions: SYDNEY, from: "others-lists" },
  { service: INSTANCES, what: "t3.small", per: "hour", dollars: 0.0264, regions: SYDNEY, from: "others-lists" },
  { service: INSTANCES, what: "g5.xlarge", per: "hour", dollars: 1.006, regions: VIRGINIA, from: "cloudprice" },
  { service: INSTANCES, what: "g6.xlarge", per: "hour", dollars: 0.8048, regions: VIRGINIA, from: "cloudprice" },
  { service: INSTANCES, what: "g5.2xlarge", per: "hour", dollars: 1.212, regions: VIRGINIA, from: "memory" },
  { service: DISKS, what: "GiB of a gp3 disk", per: "month", dollars: 0.08, regions: VIRGINIA, from: "infracost" },
  { service: DISKS, what: "GiB of a gp3 disk", per: "month", dollars: 0.096, regions: SYDNEY, from: "memory" },
  {
    service: "detailed monitoring of instances",
    what: "metric of detailed monitoring",
    per: "month",
    dollars: 0.3,
    regions: "every region",
    from: "infracost",
  },
  { service: FARGATE, what: "vCPU, x86", per: "hour", dollars: 0.04048, regions: VIRGINIA, from: "infracost" },
  { service: FARGATE, what: "GiB, x86", per: "hour", dollars: 0.004445, regions: VIRGINIA, from: "infracost" },
  { service: FARGATE, what: "vCPU, ARM", per: "hour", dollars: 0.03238, regions: VIRGINIA, from: "memory" },
  { service: FARGATE, what: "GiB, ARM", per: "hour", dollars: 0.00356, regions: VIRGINIA, from: "memory" },
  { service: FARGATE, what: "GiB of disk above 20", per: "hour", dollars: 0.000111, regions: VIRGINIA, from: "memory" },
  {
    service: "Container Insights (an estimate)",
    what: "metric of Container Insights",
    per: "month",
    dollars: 0.07,
    regions: VIRGINIA,
    from: "memory",
  },
  { service: RUNNER, what: "GiB that stands by", per: "hour", dollars: 0.007, regions: VIRGINIA, from: "apprunner-page" },
  { service: RUNNER, what: "vCPU at work", per: "hour", dollars: 0.064, regions: VIRGINIA, from: "apprunner-page" },
  { service: RUNNER, what: "service that deploys by itself", per: "month", dollars: 1, regions: VIRGINIA, from: "memory" },
  { service: WARM, what: "GiB kept warm, ARM", per: "hour", dollars: 0.012, regions: VIRGINIA, from: "infracost" },
  { service: WARM, what: "GiB kept warm, x86", per: "hour", dollars: 0.015, regions: VIRGINIA, from: "memory" },
];
