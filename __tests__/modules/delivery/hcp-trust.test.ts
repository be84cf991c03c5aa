import { HcpProvider } from "../../../modules/delivery/hcp-provider";
import { type HcpPhase, trustsHcp } from "../../../modules/delivery/hcp-trust";
import { build } from "../../support/build";

const ISSUER = "app.terraform.io";
const place = { organization: "acme", project: "Our platforms" };
const trust = (phase: HcpPhase) => trustsHcp("111111111111", place, "shop-test", phase);

/** IAM's StringEquals and StringLike: every claim named must be there as it is demanded; `*` stands for any characters. */
function isAdmitted(phase: HcpPhase, claims: Readonly<Record<string, string>>): boolean {
  const { StringEquals = {}, StringLike = {}, ...others } = trust(phase).Condition ?? {};
  expect(others).toEqual({});
  const claimed = (key: string) => claims[key.replace(`${ISSUER}:`, "")];
  const pattern = (text: string) => new RegExp(`^${text.split("*").join(".*")}$`);
  return (
    Object.entries(StringEquals).every(([key, value]) => claimed(key) === value) &&
    Object.entries(StringLike).every(([key, value]) => pattern(String(value)).test(claimed(key)))
  );
}

const subject = (changes: Partial<Record<"organization" | "project" | "workspace" | "run_phase", string>> = {}) =>
  Object.entries({ ...place, workspace: "shop-test-network", run_phase: "apply", ...changes })
    .map(([name, value]) => `${name}:${value}`)
    .join(":");
const applied = { aud: "aws.workload.identity", sub: subject() };

test("the account believes HCP Terraform's tokens that are made out for AWS", () => {
  const built = build((stack) => void new HcpProvider(stack, "hcp"));
  expect(built.one("aws_iam_openid_connect_provider")).toMatchObject({
    url: `https://${ISSUER}`,
    client_id_list: ["aws.workload.identity"],
  });
  expect(trust("plan").Principal).toEqual({ Federated: `arn:aws:iam::111111111111:oidc-provider/${ISSUER}` });
});

test("every workspace of the environment is let in, in the role's own phase", () => {
  expect(isAdmitted("apply", applied)).toBe(true);
  expect(isAdmitted("apply", { ...applied, sub: subject({ workspace: "shop-test-database" }) })).toBe(true);
  expect(isAdmitted("plan", { ...applied, sub: subject({ run_phase: "plan" }) })).toBe(true);
});

test.each([
  { what: "a plan that would apply", claims: { ...applied, sub: subject({ run_phase: "plan" }) } },
  { what: "another environment", claims: { ...applied, sub: subject({ workspace: "shop-prod-network" }) } },
  { what: "an environment whose name begins alike", claims: { ...applied, sub: subject({ workspace: "shop-test2-network" }) } },
  { what: "another project", claims: { ...applied, sub: subject({ project: "Other" }) } },
  { what: "another organization", claims: { ...applied, sub: subject({ organization: "acme2" }) } },
  { what: "a token for somebody else than AWS", claims: { ...applied, aud: "vault.workload.identity" } },
])("$what is not let in", ({ claims }) => {
  expect(isAdmitted("apply", claims)).toBe(false);
});
