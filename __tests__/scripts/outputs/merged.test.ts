import { merged } from "../../../scripts/outputs/merged";
import { UserError } from "../../../scripts/terraform/user-error";

const shown = (stack: string, values: Record<string, unknown>) => ({ stack, values, sensitive: [], missing: [] });

test("the outputs of all stacks stand side by side, in upper case and without hyphens", () => {
  const all = [shown("app-dev-network", { vpc_id: "vpc-1" }), shown("app-dev-api", { "api-endpoint": "https://x" })];
  expect(merged(all)).toEqual({ VPC_ID: "vpc-1", API_ENDPOINT: "https://x" });
});

test("the same output of two stacks with the same value is one", () => {
  const subnets = { subnets: ["a", "b"] };
  expect(merged([shown("app-dev-network", subnets), shown("app-dev-api", { subnets: ["a", "b"] })])).toEqual({
    SUBNETS: ["a", "b"],
  });
});

test("every output that means two things is told, with both stacks", () => {
  const all = [shown("app-dev-network", { vpc_id: 1, zone: "a" }), shown("app-dev-api", { "vpc-id": 2, zone: "b" })];
  const sentences = [
    "VPC_ID is vpc_id of app-dev-network and vpc-id of app-dev-api, with different values.",
    "ZONE is zone of app-dev-network and zone of app-dev-api, with different values.",
    "One of them must be renamed. Nothing was written.",
  ];
  expect(() => merged(all)).toThrow(new UserError(sentences.join("\n")));
});
