import type { Rule } from "../../rule";

/** Only who is named calls a function, and a service only for one account or resource. */
export const functionAdmitsNamedOnes: Rule = {
  controls: ["Lambda.1"],
  types: ["aws_lambda_permission"],
  remedy: ({ values }) => {
    if (values.principal === "*") return "name a principal";
    const isService = String(values.principal).endsWith(".amazonaws.com");
    return isService && !values.source_arn && !values.source_account ? "set source_arn or source_account" : undefined;
  },
};
