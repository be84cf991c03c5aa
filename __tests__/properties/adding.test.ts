import fc from "fast-check";
import { refusal } from "../environments/corrupted";
import type { System } from "../support/changed";
import { environments } from "../support/system-stacks";
import { type Addition, additions } from "./additions";
import { resourcesIn, textsOf } from "./built";
import { fails, holds } from "./holds";
import { catalogueOf, fieldsOf, settled, type Values } from "./settings-of";

/** Every value of what stands, `type.argument`, that becomes another one; a resource that goes is told by its address. */
function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const now = new Map(resourcesIn(after).map(({ stack, address, values }) => [`${stack}: ${address}`, values]));
  const found = resourcesIn(before).flatMap(({ stack, address, type, values }) => {
    const other = now.get(`${stack}: ${address}`);
    if (!other) return [`${stack}: ${address} is gone`];
    // `depends_on` orders, and plans nothing.
    const names = Object.keys({ ...values, ...other }).filter((name) => name !== "depends_on");
    return names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(other[name])).map((name) => `${type}.${name}`);
  });
  return [...new Set(found)].sort();
}

/** Settings of any kind that have room for more. */
const roomy = (system: System, { add }: Addition) =>
  fc
    .constantFrom(...environments)
    .chain((environment) => fieldsOf(system, environment))
    .map((fields) => {
      const before = settled(system, fields);
      const after = { ...structuredClone(before), account: before.account };
      add(after);
      return { before, after };
    })
    .filter(({ after }) => refusal(catalogueOf(system, after)) === undefined);

/** What stands stays where and what it is, save what is written down. */
const onlyAdds = (system: System, addition: Addition, write = textsOf) =>
  fc.property(roomy(system, addition), ({ before, after }) => {
    const changed = changes(write(system, before), write(system, after));
    expect(changed.filter((each) => !(each in addition.exceptions))).toEqual([]);
  });

const cases = additions.flatMap((addition) => addition.systems.map((system) => ({ system, what: addition.what, addition })));

test.each(cases)("$what in $system only adds", ({ system, addition }) => {
  holds(onlyAdds(system, addition), 1);
});

test("a resource that goes, and one that becomes another, are found", () => {
  const [addition] = additions;
  const isNew = (settings: Values) => "a-new-one" in (settings.messaging as { queues: Values }).queues;
  const broken =
    (from: RegExp, to: string): typeof textsOf =>
    (system, settings) => {
      const texts = textsOf(system, settings);
      return isNew(settings) ? new Map([...texts].map(([stack, text]) => [stack, text.replaceAll(from, to)])) : texts;
    };
  fails(onlyAdds("partner", addition, broken(/documents_bucket_\w+/g, "documents_other")), 1);
  fails(onlyAdds("partner", addition, broken(/"force_destroy":\w+/g, '"force_destroy":"perhaps"')), 1);
});
