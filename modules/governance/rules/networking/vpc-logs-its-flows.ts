import { companions, type Rule } from "../../rule";

/** Who talked to whom in a VPC can be looked up, refused or not. */
export const vpcLogsItsFlows: Rule = {
  controls: ["EC2.6"],
  types: ["aws_vpc"],
  remedy: (vpc, stack) =>
    companions(vpc, "aws_flow_log", "vpc_id", stack).some(({ values }) => LOGGED.includes(String(values.traffic_type)))
      ? undefined
      : "give it an aws_flow_log of all or of rejected traffic",
};

const LOGGED = ["ALL", "REJECT"];
