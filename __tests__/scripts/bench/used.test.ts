import { inRounds, used } from "../../../scripts/bench/used";

const node = (program: string) => [process.execPath, "-e", program];

test("what a command has used is counted with all that it started: processors added up, of memory the largest", () => {
  const busy = "const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);";
  const large = "Buffer.alloc(2e8, 1)";
  const both = [busy, large].map(
    (program) => `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(program)}]);`,
  );
  const { seconds, cpuSeconds, peakMb } = used(node([...both, busy].join("\n")));
  expect(cpuSeconds).toBeGreaterThan(0.6);
  expect(cpuSeconds).toBeLessThan(60);
  expect(peakMb).toBeGreaterThan(200);
  expect(peakMb).toBeLessThan(400);
  expect(seconds).toBeGreaterThan(0.3);
});

test("a command that waits takes time, and none of the processors'", () => {
  const { seconds, cpuSeconds } = used(node("setTimeout(() => {}, 800)"));
  expect(seconds).toBeGreaterThan(0.8);
  expect(cpuSeconds).toBeLessThan(0.7);
});

test("a command that fails gives no figures, and says why", () => {
  expect(() => used(node('console.error("no such stack"); process.exit(3)'))).toThrow(
    /process\.exit\(3\) failed:\nno such stack$/,
  );
});

test("of several rounds, each figure has its own median", () => {
  const rounds = [
    { seconds: 1, cpuSeconds: 30, peakMb: 200 },
    { seconds: 3, cpuSeconds: 10, peakMb: 100 },
    { seconds: 2, cpuSeconds: 20, peakMb: 300 },
  ];
  expect(inRounds(rounds)).toEqual({
    seconds: { median: 2, least: 1, most: 3 },
    cpuSeconds: { median: 20, least: 10, most: 30 },
    peakMb: { median: 200, least: 100, most: 300 },
  });
});
