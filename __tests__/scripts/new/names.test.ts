import { nameProblems } from "../../../scripts/new/name-problems";
import { projectAt } from "../../../scripts/new/project";
import { spelling } from "../../../scripts/new/spelling";
import { ROOT } from "../../support/run";

const FORM = "name must be lower-case words joined by hyphens, 1 to 30 characters";

test.each<{ name: string; problems: string[] }>([
  { name: "orders", problems: [] },
  { name: "order-desk-2", problems: [] },
  { name: "a".repeat(30), problems: [] },
  { name: "a".repeat(31), problems: [`${FORM}, got "${"a".repeat(31)}"`] },
  { name: "", problems: [`${FORM}, got ""`] },
  { name: "Orders", problems: [`${FORM}, got "Orders"`] },
  { name: "orders_", problems: [`${FORM}, got "orders_"`] },
  { name: "../orders", problems: [`${FORM}, got "../orders"`] },
  { name: "2nd", problems: [`${FORM}, got "2nd"`] },
  {
    name: "state-prod",
    problems: [
      'name must not begin with account or accounts or state, got "state-prod"',
      'name must not hold the word dev or staging or prod, got "state-prod"',
    ],
  },
  { name: "class", problems: ['name must be no word of TypeScript\'s own, got "class"'] },
  {
    name: "nonprod",
    problems: [
      "name must be another: environments/index.ts calls something else nonprod",
      "name must be another: the new files would call two things nonprod",
    ],
  },
  { name: "bakery", problems: [] },
  {
    name: "functions",
    problems: [
      "name must be another: the new files would call two things watchedFunctions",
      "name must be another: the new files would call two things functions",
    ],
  },
  {
    name: "partner",
    problems: [
      "name must be a free one: there is already __tests__/systems/partner.test.ts, environments/partner/dev.ts, stacks/partner/watched-alarms.ts, systems/partner-settings.ts, systems/partner.ts",
    ],
  },
])("the name $name is free, or everything that speaks against it is said", ({ name, problems }) => {
  expect(nameProblems(name, projectAt(ROOT))).toEqual(problems);
});

test("a name is spelled as paths and as code spell it", () => {
  expect(spelling("order-desk-2")).toEqual({ kebab: "order-desk-2", camel: "orderDesk2", pascal: "OrderDesk2" });
});
