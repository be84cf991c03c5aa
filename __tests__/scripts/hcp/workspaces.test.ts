import { workspaceTable } from "../../../scripts/hcp/table";
import { workspacesOf } from "../../../scripts/hcp/workspaces";
import { readStacks } from "../../../scripts/terraform/stacks";
import { inHcp } from "../../support/in-hcp";
import { synthesizeAll } from "../../support/synthesized";

const outdir = synthesizeAll(inHcp());
const workspaces = workspacesOf(outdir, "acme");
const the = (name: string) => workspaces.filter((each) => each.name === name)[0];
const names = (of: "readers" | "after", name: string) => the(name)[of].map((each) => each.replace("partner-dev-", ""));

test("every stack whose state lies in the organization is a workspace, and no other is", () => {
  expect(workspaces.map(({ name }) => name).sort()).toEqual(
    readStacks(outdir, "")
      .map(({ name }) => name)
      .sort(),
  );
  const prodOnly = workspacesOf(synthesizeAll(inHcp("prod")), "acme").map(({ name }) => name);
  expect(prodOnly).toContain("partner-prod-api");
  expect(prodOnly.filter((name) => !/^account-prod-|-prod-/.test(name))).toEqual([]);
});

test("an organization without stacks is refused, and told which one has some", () => {
  expect(() => workspacesOf(outdir, "acne")).toThrow("in the organization acne; stacks lie in acme.");
  expect(() => workspacesOf(synthesizeAll(), "acme")).toThrow(/in the organization acme\. An account's file says where/);
});

test("a workspace is found by its system, environment and layer", () => {
  expect(the("student-helper-v1-prod-vectors").tags).toEqual({
    system: "student-helper-v1",
    environment: "prod",
    layer: "vectors",
  });
  expect(the("account-nonprod-us-east-1").tags).toEqual({ system: "account", environment: "nonprod", layer: "us-east-1" });
});

test("a state is read by exactly those whose configuration reads it", () => {
  expect(names("readers", "partner-dev-network")).toEqual(["api", "database", "messaging"]);
  expect(the("partner-dev-watching").readers).toEqual([]);
  const strangers = workspaces.flatMap(({ prefix, readers }) => readers.filter((each) => !each.startsWith(`${prefix}-`)));
  expect(strangers).toEqual([]);
});

test("a run follows the applies of what its stack reads, as far as those are runs", () => {
  expect(names("after", "partner-dev-database")).toEqual(["network"]);
  expect(the("account-nonprod-ap-northeast-1").after).toEqual([]);
  const follows = workspaces.flatMap(({ after }) => after);
  expect(follows.length).toBeGreaterThan(30);
  expect(follows.filter((name) => the(name).runs !== "remote")).toEqual([]);
});

test("what delivery's roles may not make is run by a person: the roles themselves, and what an account has once", () => {
  const local = workspaces.filter(({ runs }) => runs === "local").map(({ name }) => name);
  expect(local.filter((name) => !name.startsWith("account-") && !name.endsWith("-security"))).toEqual([]);
  expect(local.filter((name) => name.endsWith("-security"))).toHaveLength(6);
  expect(workspaces.filter(({ runs, roles }) => (runs === "remote") !== (roles !== undefined))).toEqual([]);
});

test("a run becomes the roles of its own environment, in its own account", () => {
  expect(the("partner-prod-api").roles).toEqual({
    plan: "arn:aws:iam::222222222222:role/partner-prod-plan",
    apply: "arn:aws:iam::222222222222:role/partner-prod-apply",
  });
});

test("the table names each workspace, and layers of the same environment by their layer", () => {
  const lines = workspaceTable(workspaces).split("\n");
  expect(lines).toHaveLength(workspaces.length + 1);
  expect(lines.find((line) => line.startsWith("partner-dev-database "))?.split(/ {2,}/)).toEqual([
    "partner-dev-database",
    "Our platforms",
    "remote",
    "network",
    "api messaging watching",
  ]);
});
