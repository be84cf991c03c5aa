import { alarms, roles } from "./foundry-acceptance/care";
import { buckets, database, egress } from "./foundry-acceptance/data";
import { reaching, served } from "./foundry-acceptance/services";
import { siteOf } from "./foundry-acceptance/site";
import { onRuntimes } from "./foundry-built";

/** Asserted so far; `expect.hasAssertions()` says nothing where files share a process. */
const assertions = () => expect.getState().assertionCalls ?? 0;

/** The document's acceptance list, line by line. */
const list = [served, reaching, database, buckets, egress, alarms, roles];

describe.each(onRuntimes())("in $environment on $runtime", (built) => {
  const site = siteOf(built);

  test.each(list.flat())("$line $says", ({ check }) => {
    const before = assertions();
    check(site);
    expect(assertions()).toBeGreaterThan(before);
  });
});

test("the list has seven lines", () => {
  expect(new Set(list.flat().map(({ line }) => line)).size).toBe(7);
});
