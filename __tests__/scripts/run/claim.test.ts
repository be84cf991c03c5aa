import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { claimed, noteProcess } from "../../../scripts/run/claim";

const stackIn = (folder: string) => ({ name: "app-dev-network", folder, dependencies: [] });
const aFolder = () => mkdtempSync(join(tmpdir(), "claim-"));
const fileIn = (folder: string) => join(folder, ".terraform-run.json");
const silent = () => undefined;
const going = new AbortController().signal;
const since = "2026-01-01T00:00:00.000Z";

/** A process that is there until it is ended, and one that is no more. */
const living = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
async function dead(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
  await endOf(child);
  return child.pid ?? 0;
}
const endOf = (child: ChildProcess) => new Promise<void>((resolve) => child.on("exit", () => resolve()));
const write = (folder: string, claim: object) =>
  writeFileSync(fileIn(folder), JSON.stringify({ host: hostname(), since, ...claim }));

test("a folder is claimed while the work goes on, also when it fails, and no longer", async () => {
  const folder = aFolder();
  const pid = await claimed(going, stackIn(folder), silent, async () => JSON.parse(readFileSync(fileIn(folder), "utf8")).runner);
  expect(pid).toBe(process.pid);
  await expect(claimed(going, stackIn(folder), silent, () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
  expect(existsSync(fileIn(folder))).toBe(false);
});

test("another run that is alive keeps its folder, and is named", async () => {
  const folder = aFolder();
  const other = living();
  write(folder, { runner: other.pid });
  await expect(claimed(going, stackIn(folder), silent, async () => "begun")).rejects.toThrow(
    `app-dev-network: another run is at work in ${folder} (process ${other.pid} on ${hostname()}, since ${since})`,
  );
  other.kill();
  expect(existsSync(fileIn(folder))).toBe(true);
});

test("so does a run on another machine that shares the folder, for nobody here can see whether it is alive", async () => {
  const folder = aFolder();
  write(folder, { runner: await dead(), host: "elsewhere" });
  await expect(claimed(going, stackIn(folder), silent, async () => "begun")).rejects.toThrow("on elsewhere, since");
});

test("the Terraform of a run that was killed is waited for", async () => {
  const folder = aFolder();
  const terraform = living();
  write(folder, { runner: await dead(), terraform: terraform.pid });
  const told: string[] = [];
  let ended = false;
  setTimeout(() => {
    ended = true;
    terraform.kill();
  }, 700);
  await claimed(
    going,
    stackIn(folder),
    (doing) => told.push(doing),
    async () => expect(ended).toBe(true),
  );
  expect(told).toEqual([`held up by Terraform, process ${terraform.pid}, of a run that was killed`]);
});

test("nobody has to wait for it: Ctrl-C ends the wait, and the claim stays", async () => {
  const folder = aFolder();
  const terraform = living();
  write(folder, { runner: await dead(), terraform: terraform.pid });
  const waiting = claimed(AbortSignal.timeout(300), stackIn(folder), silent, async () => "begun");
  await expect(waiting).rejects.toThrow("aborted");
  expect(existsSync(fileIn(folder))).toBe(true);
  terraform.kill();
});

test("what a run left that was killed with its Terraform is nobody's, and so is what cannot be read", async () => {
  const folder = aFolder();
  write(folder, { runner: await dead(), terraform: await dead() });
  expect(await claimed(going, stackIn(folder), silent, async () => "begun")).toBe("begun");
  writeFileSync(fileIn(folder), '{"runner": 12');
  expect(await claimed(going, stackIn(folder), silent, async () => "begun")).toBe("begun");
}, 10_000);

test("which Terraform is at work is written down in the own claim, and in no other's", async () => {
  const folder = aFolder();
  await claimed(going, stackIn(folder), silent, async () => {
    noteProcess(folder, 4711);
    expect(JSON.parse(readFileSync(fileIn(folder), "utf8"))).toMatchObject({ runner: process.pid, terraform: 4711 });
  });
  noteProcess(folder, 4711);
  expect(existsSync(fileIn(folder))).toBe(false);
});

test("of two runs that wait for the same Terraform, one goes on and the other hears of it", async () => {
  const folder = aFolder();
  const terraform = living();
  write(folder, { runner: await dead(), terraform: terraform.pid });
  setTimeout(() => terraform.kill(), 200);
  const work = () => new Promise((resolve) => setTimeout(resolve, 1_500, "done"));
  const first = claimed(going, stackIn(folder), silent, work);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const both = await Promise.allSettled([first, claimed(going, stackIn(folder), silent, work)]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(both[1]).toMatchObject({ reason: { message: expect.stringContaining("another run is at work") } });
});
