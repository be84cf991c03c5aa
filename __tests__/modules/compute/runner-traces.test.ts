import { RunnerTraces } from "../../../modules/compute/runner-traces";
import { build } from "../../support/build";

const built = (name = "shop-test-traces") => build((stack) => void new RunnerTraces(stack, "traces", { name }));

test("traces go to X-Ray", () => {
  expect(built().one("aws_apprunner_observability_configuration")).toMatchObject({
    observability_configuration_name: "shop-test-traces",
    trace_configuration: { vendor: "AWSXRAY" },
  });
  expect([...built().broken, ...built().problems]).toEqual([]);
});

test("a name longer than App Runner takes is refused", () => {
  const name = "t".repeat(33);
  expect(built(name).problems).toEqual([`traces: name must be at most 32 characters, got 33 ("${name}")`]);
});
