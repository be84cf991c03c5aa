import type { Delivery } from "../../../scripts/delivery/delivery";
import { applySummary, planSummary } from "../../../scripts/delivery/summary";

const delivery: Delivery = {
  prefix: "app-dev",
  direction: "apply",
  stacks: [
    { name: "app-dev-security", outcome: { kind: "unchanged" } },
    { name: "app-dev-network", outcome: { kind: "planned", counts: { add: 3, change: 2, destroy: 1 } } },
    { name: "app-dev-api", outcome: { kind: "waits", reason: "app-dev-network first, which changes what this one reads" } },
    { name: "app-dev-edge", outcome: { kind: "failed", reason: "Error: no credentials" } },
  ],
};

test("every stack has its line, the ones that wait say for whom, and nothing that failed is hidden", () => {
  const lines = planSummary(delivery, () => "the plan").split("\n");
  expect(lines[0]).toBe("## app-dev: plan to apply");
  expect(lines.filter((line) => line.startsWith("| `"))).toEqual([
    "| `app-dev-security` |  |  |  | no changes |",
    "| `app-dev-network` | 3 | 2 | 1 |  |",
    "| `app-dev-api` |  |  |  | not planned: app-dev-network first, which changes what this one reads |",
    "| `app-dev-edge` |  |  |  | **could not be planned** |",
  ]);
  expect(lines).toContain("Stacks that are not planned need others first: apply those, then run this again.");
  expect(lines).toContain("Error: no credentials");
});

test("a plan is folded in, behind a fence that its own text cannot close", () => {
  const summary = planSummary(delivery, () => "heredoc\n````\nmore");
  expect(summary).toContain("<details><summary>app-dev-network</summary>\n\n`````text\nheredoc\n````\nmore\n`````\n\n</details>");
});

test("a summary stays below what GitHub shows, and says that there is more", () => {
  const stacks = ["a", "b", "c"].map((name) => ({
    name,
    outcome: { kind: "planned", counts: { add: 1, change: 0, destroy: 0 } } as const,
  }));
  const summary = planSummary({ ...delivery, stacks }, () => "x".repeat(1_000_000));
  expect(summary.length).toBeLessThan(1_048_576);
  expect(summary.match(/… the rest is in the artifact/g)).toHaveLength(3);
});

test("an apply says of each stack how it ended, with Terraform's words where it failed", () => {
  const summary = applySummary("app-dev", [{ name: "app-dev-network", problem: "Error: stale" }, { name: "app-dev-edge" }]);
  expect(summary).toContain("- `app-dev-network`: **not applied**\n- `app-dev-edge`: applied");
  expect(summary).toContain("Error: stale");
  expect(applySummary("app-dev", [])).toContain("There was nothing to apply.");
});
