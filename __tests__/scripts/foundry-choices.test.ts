import { choiceTable } from "../../scripts/docs/foundry-choices";

const [head, , ...rows] = choiceTable()
  .split("\n")
  .map((row) => row.split("|").map((cell) => cell.trim()));

test.each([
  { item: "services on App Runner, idle", dev: "17.89", prod: "45.99" },
  // 1.75 vCPU; 4.5 vCPU.
  { item: "services on App Runner, every", dev: "99.64", prod: "256.23" },
  { item: "services on Fargate: tasks", dev: "63.07", prod: "162.18" },
  // 40.15 dollars, and ten or thirteen times 25 metrics.
  { item: "services on Fargate: two", dev: "57.65", prod: "62.90" },
  // 760.48 dollars an instance: g5.xlarge, 300 GiB, seven metrics.
  { item: '`gpu: "on-demand"`', dev: "760.48", prod: "1520.96" },
  { item: '`connections: "proxy"`', dev: "21.90", prod: "21.90" },
])("$item: $dev in dev, $prod in prod", ({ item, dev, prod }) => {
  const cells = rows.find(([, name]) => name.startsWith(item)) ?? [];
  expect([cells[head.indexOf("dev")], cells[head.indexOf("prod")]]).toEqual([dev, prod]);
});
