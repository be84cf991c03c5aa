import { companions, type Rule } from "../../rule";

/** Known attacks end before the API. */
export const restStageHasWebAcl: Rule = {
  controls: ["APIGateway.4"],
  types: ["aws_api_gateway_stage"],
  remedy: (stage, stack) =>
    companions(stage, "aws_wafv2_web_acl_association", "resource_arn", stack).length > 0
      ? undefined
      : "give it a web ACL by an aws_wafv2_web_acl_association",
};
