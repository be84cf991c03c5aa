import { availableParallelism } from "node:os";
import { readOptions } from "../../../scripts/run/options";

const read = (line: string, env: NodeJS.ProcessEnv = {}) => readOptions(line.split(" ").filter(Boolean), env);

test("a command takes stacks, and what is not said has its usual value", () => {
  const options = read("plan partner-dev-* portfolio-dev-network");
  expect(options).toMatchObject({
    command: "plan",
    patterns: ["partner-dev-*", "portfolio-dev-network"],
    lockTimeout: "5m",
    allowDestroy: [],
    autoApprove: false,
    plan: "apply",
    parallel: availableParallelism() + 1,
  });
  expect(options.from).toMatch(/\/cdktf\.out$/);
  expect(options.report).toBe(`${options.from}/report`);
});

test("paths are those of the caller, whom npm has taken to the project's folder", () => {
  const options = read("plan a --from out --keep /kept", { INIT_CWD: "/home/me" });
  expect(options).toMatchObject({ from: "/home/me/out", keep: "/kept", report: "/home/me/out/report" });
  expect(read("plan a", { CDKTF_OUTDIR: "/elsewhere" }).from).toBe("/elsewhere");
});

test("more stacks are applied than planned at the same time, for an apply mostly waits", () => {
  expect(read("apply a").parallel).toBe(2 * read("plan a").parallel);
  expect(read("apply a --parallel 3").parallel).toBe(3);
});

test("what may be destroyed can be named more than once", () => {
  expect(read("apply a --allow-destroy a:b.c --allow-destroy a:d.e").allowDestroy).toEqual(["a:b.c", "a:d.e"]);
});

test.each([
  { line: "", sentence: "npm run terraform -- <command> <stacks…>" },
  { line: "aply a", sentence: "npm run terraform -- <command> <stacks…>" },
  { line: "apply a --keep x", sentence: "--keep belongs to plan, not to apply" },
  {
    line: "plan a --kept x --auto-approve",
    sentence: "--kept belongs to apply, not to plan\n--auto-approve belongs to apply and destroy, not to plan",
  },
  { line: "plan a --preview --keep x", sentence: "--preview leaves nothing that could be kept or destroyed" },
  { line: "apply a --kept x", sentence: "--kept takes all that was kept: name no stacks" },
  { line: "plan a --parallel 0", sentence: '--parallel must be 1 to 99, got "0"' },
  { line: "plan a --paralel 2", sentence: "Unknown option '--paralel'" },
])("$line is refused in a sentence", ({ line, sentence }) => {
  expect(() => read(line)).toThrow(sentence);
});
