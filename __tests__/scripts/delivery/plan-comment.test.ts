import { isWhole, planComment } from "../../../scripts/delivery/plan-comment";
import { change, environmentOf, stack } from "./made-reports";

const run = { url: "https://github.com/owner/name/actions/runs/1", commit: "0123456789abcdef" };
const cells = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map(cells);

const dev = environmentOf(
  "dev",
  stack("partner-dev-network", {
    outcome: "planned",
    changes: [change("aws_vpc.main", "update"), change("aws_route.a", "create"), change("aws_route.b", "move")],
  }),
  stack("partner-dev-database", {
    outcome: "planned",
    changes: [change("aws_db_instance.main", "replace", true), change("aws_security_group.db", "replace")],
  }),
  stack("partner-dev-storage", { outcome: "planned", changes: [change("aws_s3_bucket.old", "delete", true)] }),
  stack("partner-dev-api", { outcome: "previewed" }),
  stack("partner-dev-watching", { outcome: "waits" }),
);
const prod = environmentOf("prod", stack("partner-prod-network"), stack("partner-prod-api", { outcome: "failed", reason: "no" }));

test("what would lose data comes first, then what is not known, then the figures", () => {
  const text = planComment([dev, prod], run);
  expect(text.split("\n").filter((line) => /^[#*-]/.test(line))).toEqual([
    "### Terraform would change 6 resources in 1 environment, as far as is known",
    "**Data would be lost:**",
    "- **`partner-dev-database`: `aws_db_instance.main` is replaced**",
    "- **`partner-dev-storage`: `aws_s3_bucket.old` is destroyed**",
    "**Not known, because it failed:**",
    "- `partner-prod-api` failed",
  ]);
  expect(rows(text)).toEqual([
    ["environment", "stacks", "add", "change", "destroy", "other", "previewed", "waits", "failed"],
    expect.anything(),
    ["partner dev", "5", "3", "1", "3", "1", "1", "1", "0"],
    ["partner prod", "2", "0", "0", "0", "0", "0", "0", "1"],
  ]);
  expect(text).toContain("[summary of this run](https://github.com/owner/name/actions/runs/1), of `0123456789ab`.");
});

test.each([
  { what: "nothing", reports: [environmentOf("dev", stack("a"))], title: "Terraform would change nothing" },
  {
    what: "one resource",
    reports: [environmentOf("dev", stack("a", { outcome: "planned", changes: [change("aws_vpc.a", "create")] }))],
    title: "Terraform would change 1 resource in 1 environment",
  },
  {
    what: "outputs alone",
    reports: [environmentOf("dev", stack("a", { outcome: "planned" }))],
    title: "Terraform would change 0 resources in 1 environment",
  },
  {
    what: "something that is only previewed",
    reports: [environmentOf("dev", stack("a", { outcome: "previewed" }))],
    title: "Terraform would change nothing, as far as is known",
  },
  {
    what: "something unknown, because a job has no report",
    reports: [{ system: "partner", environment: "dev" }],
    title: "Terraform would change nothing, as far as is known",
  },
])("$what is said in the title", ({ reports, title }) => {
  expect(planComment(reports, run).split("\n")[0]).toBe(`### ${title}`);
});

test("a job without a report has a row and a line of its own", () => {
  const text = planComment([{ system: "partner", environment: "prod" }], run);
  expect(text).toContain("- partner prod: its job has no report");
  expect(rows(text).at(-1)?.slice(0, 2)).toEqual(["partner prod", "no report"]);
});

test.each([
  { reports: [dev], whole: true },
  { reports: [dev, prod], whole: false },
  { reports: [{ system: "partner", environment: "dev" }], whole: false },
])("all is planned or put off: $whole", ({ reports, whole }) => {
  expect(isWhole(reports)).toBe(whole);
});

test("what a plan says has no meaning in the comment", () => {
  const evil = 'aws_s3_bucket.a["`@octocat` <img src=x>\n| **#1** |"]';
  const text = planComment(
    [environmentOf("dev", stack("a", { outcome: "planned", changes: [change(evil, "delete", true)] }))],
    run,
  );
  expect(text).toContain('`` aws_s3_bucket.a["`@octocat` <img src=x> | **#1** |"] ``');
});

test("GitHub takes it, however much would be lost, and the table is still there", () => {
  const changes = Array.from({ length: 5_000 }, (_, index) => change(`aws_dynamodb_table.table-${index}`, "delete", true));
  const text = planComment([environmentOf("dev", stack("a", { outcome: "planned", changes })), prod], run);
  expect(text.length).toBeGreaterThan(60_000);
  expect(text.length).toBeLessThan(65_536 - 100);
  expect(text).toMatch(/… and \d+ more, in the run's summary/);
  expect(rows(text)).toHaveLength(4);
});
