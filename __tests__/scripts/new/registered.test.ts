import { withChoice, withEnvironment, withSystem } from "../../../scripts/new/registered";

const platforms = `import { shop } from "./shop";
export const schemas = { shop: shopSettings };
const builders: { readonly [S in Name]: Builder } = {
  shop,
  // The comment stays.
};
`;

test("a system is imported and listed twice; what stands stays", () => {
  expect(withSystem(platforms, "order-desk")).toBe(`import { shop } from "./shop";
import { orderDesk } from "./order-desk";
import { orderDeskSettings } from "./order-desk-settings";
export const schemas = { shop: shopSettings, "order-desk": orderDeskSettings };
const builders: { readonly [S in Name]: Builder } = {
  shop, "order-desk": orderDesk,
  // The comment stays.
};
`);
  expect(withSystem(platforms, "orders")).toContain("shop, orders,\n");
});

const catalogue = (systems: string) =>
  `import { a } from "./a";\nexport const catalogue = { accounts, systems: ${systems}, moves };\n`;

test.each([
  { systems: "{}", name: "orders", made: "{orders: { dev: ordersDev }}" },
  { systems: "{ shop: { dev } }", name: "order-desk", made: '{ shop: { dev }, "order-desk": { dev: orderDeskDev } }' },
  { systems: '{ "order-desk": { prod, } }', name: "order-desk", made: '{ "order-desk": { prod, dev: orderDeskDev, } }' },
])("to $systems an environment of $name is added where it belongs", ({ systems, name, made }) => {
  const text = withEnvironment(catalogue(systems), name, "dev").replaceAll(/"(dev|orders)":/g, "$1:");
  expect(text.split("\n")[1]).toBe(`import { dev as ${name === "orders" ? "orders" : "orderDesk"}Dev } from "./${name}/dev";`);
  expect(text.split("\n")[2]).toBe(`export const catalogue = { accounts, systems: ${made}, moves };`);
});

test("lists that are not where they were are told, and nothing is guessed", () => {
  expect(() => withSystem("export const other = {};", "orders")).toThrow("There is no object schemas to put");
  expect(() => withEnvironment("export const catalogue = systems;", "orders", "dev")).toThrow(
    "There is no object catalogue.systems to put",
  );
  expect(() => withChoice("on: push", "orders")).toThrow(
    "There is no list of systems in terraform-deploy.yml to put orders into.",
  );
});

test("people may choose the system in the workflow, and its comments stay", () => {
  const text = (options: string) =>
    `# By hand.\non:\n  workflow_dispatch:\n    inputs:\n      system:\n        options: ${options} # all\n      other: {}\n`;
  expect(withChoice(text("[shop, blog]"), "orders")).toBe(text("[shop, blog, orders]"));
});
