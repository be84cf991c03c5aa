import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { archiveOf, functionArchive } from "../../../modules/compute/function-archive";
import { ROOT } from "../../support/run";

const contentsOf = (file: string) => unzipSync(readFileSync(file));

test("a function's archive holds its code as index.js, which exports the handler", async () => {
  const { file } = functionArchive("rest-placeholder");
  const { "index.js": code, ...others } = contentsOf(file);
  expect(others).toEqual({});
  const loaded = { exports: {} as { handler?: (event: object) => Promise<{ statusCode: number }> } };
  new Function("module", "exports", "require", strFromU8(code))(loaded, loaded.exports, require);
  await expect(loaded.exports.handler?.({ path: "/health", httpMethod: "GET" })).resolves.toMatchObject({ statusCode: 200 });
});

test("another process in another time zone makes the same bytes", () => {
  const text = "of this test alone";
  const first = archiveOf("zones", { "note.txt": Buffer.from(text) });
  rmSync(first.file); // Else the other one would find it there.
  const script = `
    const { archiveOf, functionArchive } = require("./modules/compute/function-archive.ts");
    const note = archiveOf("zones", { "note.txt": Buffer.from("${text}") });
    console.log(JSON.stringify([note, functionArchive("rest-placeholder")]));`;
  const env = { ...process.env, TZ: "Pacific/Auckland" };
  const other = execFileSync(process.execPath, ["--import", "tsx", "-e", script], { cwd: ROOT, env, encoding: "utf8" });
  expect(JSON.parse(other)).toEqual([first, functionArchive("rest-placeholder")]);
});

test("other contents give another hash and leave the first file alone", () => {
  const [one, two] = ["1", "2"].map((text) => archiveOf("note", { "note.txt": Buffer.from(text) }));
  expect(one.codeSha256).not.toBe(two.codeSha256);
  expect(basename(one.file)).toBe("note.zip");
  expect(strFromU8(contentsOf(one.file)["note.txt"])).toBe("1");
  expect(strFromU8(contentsOf(two.file)["note.txt"])).toBe("2");
});

test("a folder that does not exist is named, with those that do", () => {
  expect(() => functionArchive("no-such")).toThrow(/^functions\/no-such must hold an index.ts; there are .*rest-placeholder/);
});
