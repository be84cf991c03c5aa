import { spawn } from "node:child_process";
import { FollowedOutput } from "../../scripts/terraform/followed-output";

/** What a program of Node.js writes, line by line and as a whole. */
async function outputOf(program: string) {
  const lines: string[] = [];
  const output = new FollowedOutput((line) => lines.push(line));
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", output.descriptor, "ignore"] });
  await new Promise((resolve) => child.on("exit", resolve));
  return { lines, whole: output.end() };
}

test("every line is told once, and the whole is what was written", async () => {
  const { lines, whole } = await outputOf(`process.stdout.write("a\\nbä\\n\\nlast")`);
  expect(lines).toEqual(["a", "bä", "", "last"]);
  expect(whole).toBe("a\nbä\n\nlast");
});

test("lines are told while the program still runs", async () => {
  const program = `console.log("begun"); setTimeout(() => console.log("ended"), 600)`;
  const told: number[] = [];
  const output = new FollowedOutput(() => told.push(Date.now()));
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", output.descriptor, "ignore"] });
  await new Promise((resolve) => child.on("exit", resolve));
  output.end();
  expect(told[1] - told[0]).toBeGreaterThan(200);
});

test("more than fits one read arrives whole, also where a character is cut in two", async () => {
  const { lines, whole } = await outputOf(`process.stdout.write("ä".repeat(100_000) + "\\n" + "x".repeat(200_000))`);
  expect(lines.map((line) => line.length)).toEqual([100_000, 200_000]);
  expect(whole).toHaveLength(300_001);
});
