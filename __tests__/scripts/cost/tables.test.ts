import { catalogue } from "../../../environments";
import { billIn, byService, total } from "../../../scripts/cost/bill";
import { ESTIMATES } from "../../../scripts/cost/document-estimates";
import { allBilled, chosen } from "../../../scripts/cost/estates";
import { estimateTable, unexplained } from "../../../scripts/cost/estimate-table";
import { itemTable, overviewTable, serviceTable } from "../../../scripts/cost/tables";
import { synthesizeAll } from "../../support/synthesized";

const outdir = synthesizeAll();
const all = allBilled(outdir, catalogue);
const cells = (table: string) => table.split("\n").map((row) => row.split("|").map((cell) => cell.replaceAll("*", "").trim()));

test("every system has a sum in every environment, and every account has one", () => {
  const { accounts, systems } = catalogue;
  const environments = Object.values(systems).flatMap((each) => Object.keys(each));
  expect(all).toHaveLength(environments.length + Object.keys(accounts).length);
  expect(all.filter(({ bill }) => !(total(bill) > 0))).toEqual([]);
});

test.each([
  { system: "partner", service: "NAT gateways", dev: 32.85, prod: 65.7 },
  // Six endpoints in two zones; nine of them.
  { system: "partner", service: "interface endpoints", dev: 87.6, prod: 131.4 },
  // Two instances of db.m7g.large.
  { system: "partner", service: "PostgreSQL: instances, standbys, replicas", dev: 11.68, prod: 245.28 },
  { system: "portfolio", service: "Fargate", dev: 18.02, prod: 36.04 },
  { system: "portfolio", service: "PostgreSQL: disks", dev: 2.3, prod: 17.25 },
  { system: "portfolio", service: "Redis nodes", dev: 11.68, prod: 46.72 },
  { system: "portfolio", service: "web ACLs", dev: undefined, prod: 20 },
  // Ten in Sydney at 9.49 dollars and one in Tokyo at 10.22, in one zone and in two.
  { system: "student-helper", service: "interface endpoints", dev: 105.12, prod: 210.24 },
  { system: "student-helper-v1", service: "public IPv4 addresses", dev: undefined, prod: undefined },
  // Memory, and three services that deploy by themselves.
  { system: "foundry", service: "App Runner", dev: 20.89, prod: 48.99 },
])("$service of $system cost $dev in dev and $prod in prod", ({ system, service, dev, prod }) => {
  const inEnvironment = (environment: string) => byService(billIn(outdir, `${system}-${environment}-`)).get(service);
  expect([inEnvironment("dev"), inEnvironment("prod")]).toEqual([dev, prod]);
});

test.each(["dev", "staging", "prod"])("the sum of %s is that of the figures above it", (environment) => {
  const [head, , ...rows] = cells(serviceTable(chosen(all, "portfolio")));
  const cents = rows.map((row) => Math.round(100 * (Number(row[head.indexOf(environment)].replace("–", "0")) || 0)));
  const sum = cents.pop();
  expect(cents.reduce((added, each) => added + each, 0)).toBe(sum);
});

test("the overview has a row for each system and none for accounts", () => {
  const names = cells(overviewTable(all))
    .slice(2)
    .map(([, name]) => name);
  expect(names).toEqual([...Object.keys(catalogue.systems), "sum"]);
});

test("items come the dearest first, the same things of a stack as one", () => {
  const rows = cells(itemTable(chosen(all, "portfolio", "prod")[0].bill)).slice(2);
  const amounts = rows.map((row) => Number(row[5]));
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  expect(rows.filter(([, stack, what]) => stack.endsWith("network") && what === "NAT gateway").map((row) => row[3])).toEqual([
    "2",
  ]);
});

test("what is not there is refused with what is", () => {
  expect(() => chosen(all, "partner", "qa")).toThrow("There is no partner qa; there is partner dev,");
});

test.each(ESTIMATES)("$document says of $system $environment what is explained where it is far from ours", (estimate) => {
  const { bill } = chosen(all, estimate.system, estimate.environment)[0];
  expect(unexplained(estimate, bill)).toEqual([]);
  const silent = estimate.lines.map((line) => ({ ...line, to: line.to / 9, from: line.from / 9, why: undefined }));
  expect(unexplained({ ...estimate, lines: silent }, bill)).not.toEqual([]);
});

test("our figures beside a document's add up to our sum", () => {
  const [estimate] = ESTIMATES;
  const { bill } = chosen(all, estimate.system, estimate.environment)[0];
  const rows = cells(estimateTable(estimate, bill)).slice(2);
  const ours = rows.map((row) => Math.round(100 * (Number(row[4]) || 0)));
  const sum = ours.pop();
  expect(ours.reduce((added, each) => added + each, 0)).toBe(sum);
});
