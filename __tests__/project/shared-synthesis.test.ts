import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { end, writtenOnce } from "../support/shared-synthesis";

let shared: string;
let writes = 0;
beforeEach(() => {
  shared = mkdtempSync(join(tmpdir(), "shared-"));
  writes = 0;
});
afterEach(() => rmSync(shared, { recursive: true, force: true }));

const write = () => {
  const folder = mkdtempSync(join(tmpdir(), "written-"));
  writeFileSync(join(folder, "stack.json"), `${++writes}`);
  return folder;
};
const once = (given: unknown) => writtenOnce(given, write, shared);

test("equal values are written once, others anew", () => {
  const nodes = (count: number) => ({ cache: { nodes: count } });
  expect(once(nodes(2))).toBe(once(nodes(2)));
  expect(once(nodes(3))).not.toBe(once(nodes(2)));
  expect(writes).toBe(2);
});

test("of two who write the same at the same time, the second reads what the first wrote", () => {
  let first = "";
  const overtaken = () => {
    first = once("same");
    return write();
  };
  const late = writtenOnce("same", overtaken, shared);
  expect(late).toBe(first);
  expect(readFileSync(join(late, "stack.json"), "utf8")).toBe("1");
});

test("what could not be written is tried again", () => {
  const fail = () => {
    throw new Error("breaks rules");
  };
  expect(() => writtenOnce("a", fail, shared)).toThrow("breaks rules");
  expect(existsSync(join(once("a"), "stack.json"))).toBe(true);
});

test.each([
  { what: "changes", change: (folder: string) => writeFileSync(join(folder, "stack.json"), "{}"), told: "stack.json" },
  { what: "adds", change: (folder: string) => writeFileSync(join(folder, "more.json"), ""), told: "more.json" },
  { what: "removes", change: (folder: string) => rmSync(join(folder, "stack.json")), told: "stack.json" },
])("a test that $what a file that others read fails the run", ({ change, told }) => {
  change(once("a"));
  expect(() => end(shared)).toThrow(
    `a test wrote into what others read; synthesizeAnew() makes a folder of its own:\n  - ${told}`,
  );
});

test("a run whose tests only read ends in silence, and leaves nothing", () => {
  readFileSync(join(once("a"), "stack.json"));
  end(shared);
  expect(existsSync(shared)).toBe(false);
});
