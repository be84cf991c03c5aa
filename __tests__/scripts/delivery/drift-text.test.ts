import { driftOf } from "../../../scripts/delivery/drift-text";
import { change, environmentOf, stack } from "./made-reports";

const url = "https://github.com/owner/name/actions/runs/1";
const network = (...addresses: string[]) =>
  stack("partner-dev-network", { outcome: "drifted", changes: addresses.map((address) => change(address, "update")) });

test("it says what drifts where, and what could not be looked at", () => {
  const drift = driftOf(
    [
      environmentOf("dev", network("aws_vpc.main"), stack("partner-dev-api", { outcome: "drifted" }), stack("partner-dev-edge")),
      environmentOf("staging", stack("partner-staging-network", { outcome: "failed", reason: "no" })),
      { system: "partner", environment: "prod" },
    ],
    url,
  );
  expect(drift?.text.split("\n").filter((line) => line.startsWith("- "))).toEqual([
    "- `partner-dev-network`: update `aws_vpc.main`",
    "- `partner-dev-api`: its outputs",
    "- `partner-staging-network`: failed",
    "- partner prod: its job has no report",
  ]);
  expect(drift?.text).toContain(`[summary of the run](${url})`);
});

test("nothing is to be said where all is as it was", () => {
  expect(driftOf([environmentOf("dev", stack("a"), stack("b"))], url)).toBeUndefined();
});

test.each<{ what: string; other: ReturnType<typeof network>; same: boolean }>([
  { what: "the same in another order", other: network("aws_b.b", "aws_a.a"), same: true },
  { what: "one more", other: network("aws_a.a", "aws_b.b", "aws_c.c"), same: false },
  {
    what: "another action",
    other: { ...network("aws_a.a"), changes: [change("aws_a.a", "create"), change("aws_b.b", "update")] },
    same: false,
  },
  { what: "none, because it failed", other: { ...network(), outcome: "failed" }, same: false },
])("$what: the same fingerprint: $same", ({ other, same }) => {
  const of = (each: ReturnType<typeof network>) => driftOf([environmentOf("dev", each)], url)?.fingerprint;
  expect(of(other) === of(network("aws_a.a", "aws_b.b"))).toBe(same);
});

test("another run, and other words for the same failure, are no other drift", () => {
  const failed = (reason: string) => environmentOf("dev", stack("a", { outcome: "failed", reason }));
  expect(driftOf([failed("request 1")], url)?.fingerprint).toBe(driftOf([failed("request 2")], `${url}2`)?.fingerprint);
});

test("GitHub takes it, however much drifts, and what is not shown is part of the fingerprint", () => {
  const many = (last: string) => network(...Array.from({ length: 5_000 }, (_, index) => `aws_route.route-${index}`), last);
  const [one, two] = ["aws_a.a", "aws_b.b"].map((last) => driftOf([environmentOf("dev", many(last))], url));
  expect(one?.text.length).toBeLessThan(65_536 - 100);
  expect(one?.text).toBe(two?.text);
  expect(one?.fingerprint).not.toBe(two?.fingerprint);
});
