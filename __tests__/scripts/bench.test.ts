import { run } from "../support/run";

test("npm run bench tells everything that is wrong with its arguments, and measures nothing then", async () => {
  const args = ["--import", "tsx", "scripts/bench.ts", "growth", "speed", "--rounds", "0"];
  const { code, output } = await run(process.execPath, args);
  expect(code).toBe(1);
  expect(output).toContain('a part must be one of synthesis, growth, commands, got "speed"\n');
  expect(output).toContain('--rounds must be a whole number from 1 to 99, got "0"\n');
  expect(output).not.toContain("round 1");
});
