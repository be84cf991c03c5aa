import { costTable } from "../../scripts/docs/cost-table";
import { priceOf } from "../../scripts/docs/prices";
import { synthesizeAll } from "../support/synthesized";

const [head, , ...rows] = costTable(synthesizeAll(), "portfolio", "115–130")
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.replaceAll("*", "").trim()));
const cellsOf = (beginning: string) => rows.find(([, item]) => item.startsWith(beginning));
const figure = (cell: string) => (cell === "–" ? 0 : Number(cell));

test.each([
  { item: "NAT", dev: "65.70", prod: "65.70" },
  { item: "public IPv4", dev: "14.60", prod: "14.60" },
  { item: "load balancer", dev: "16.43", prod: "16.43" },
  // 2 and 4 tasks of a quarter vCPU and half a GiB.
  { item: "tasks", dev: "18.02", prod: "36.04" },
  // 11.68 + 20 GiB; twice 23.36 + 50 GiB, and a replica of the same size.
  { item: "PostgreSQL", dev: "13.98", prod: "87.33" },
  { item: "Redis", dev: "11.68", prod: "46.72" },
  { item: "web ACLs", dev: "–", prod: "20.00" },
])("$item costs $dev in dev and $prod in prod", ({ item, dev, prod }) => {
  const cells = cellsOf(item);
  expect([cells?.[head.indexOf("dev")], cells?.[head.indexOf("prod")]]).toEqual([dev, prod]);
});

test.each(["dev", "staging", "prod"])("the sum of %s is that of the figures above it", (environment) => {
  const column = rows.map((cells) => Math.round(figure(cells[head.indexOf(environment)]) * 100));
  const sum = column.pop();
  expect(column.reduce((total, cents) => total + cents, 0)).toBe(sum);
});

test("a size without a price is named, not counted as nothing", () => {
  expect(() => priceOf({ "db.t4g.micro": 0.016 }, "db.m7g.large")).toThrow("must have a price for db.m7g.large");
});
