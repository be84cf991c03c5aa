import { nonprod } from "../../environments/accounts/nonprod";
import { localAccount } from "../../environments/rehearse";
import { uniqueBucketNames } from "../../stacks/unique-names";
import { build } from "../support/build";
import { writtenLocalAws } from "../support/synthesized";

const local = localAccount(writtenLocalAws, ["us-east-1"]);

function named(account = nonprod, prefix = "partner-dev", roles = ["documents", "templates"]) {
  const names: string[] = [];
  const built = build((stack) => {
    const name = uniqueBucketNames(stack, prefix, account);
    names.push(...roles.map(name));
  });
  return { names, built };
}

test("all buckets of a stack share one random suffix, made once", () => {
  const { built } = named();
  expect(built.of("random_id")).toEqual([expect.objectContaining({ byte_length: 4 })]);
  expect(built.problems).toEqual([]);
});

test("a rehearsal has a fixed suffix and needs no second provider", () => {
  const { names, built } = named(local);
  expect(names).toEqual(["partner-dev-documents-0a1b2c3d", "partner-dev-templates-0a1b2c3d"]);
  expect(built.of("random_id")).toEqual([]);
});

test.each([
  { length: 63, prefix: "p".repeat(44), problems: [] },
  {
    length: 64,
    prefix: "p".repeat(45),
    problems: [`test: bucket name must be at most 63 characters, got 64 ("${"p".repeat(45)}-documents-00000000")`],
  },
])("a name of $length characters gives problems: $problems", ({ prefix, problems }) => {
  expect(named(nonprod, prefix, ["documents"]).built.problems).toEqual(problems);
  expect(named(local, prefix, ["documents"]).built.problems).toEqual(problems);
});

test("a name that S3 does not take is refused", () => {
  expect(named(nonprod, "Partner", ["documents"]).built.problems).toEqual([
    'test: bucket name must match ^[a-z][a-z0-9-]*$, got "Partner-documents-00000000"',
  ]);
});
