import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PICTURES } from "../../../scripts/diagram/pictures";
import { enter } from "../../support/run";
import { synthesizeAll } from "../../support/synthesized";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "pictures-"));
});
afterEach(() => rmSync(place, { recursive: true }));

test("npm run diagram draws one environment, the same to the byte as another process did", async () => {
  const { code, output } = await enter("diagram", ["foundry", "dev", "--from", synthesizeAll(), "--to", place]);
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("2 pictures in ") });
  const files = ["foundry-dev-operations.svg", "foundry-dev-traffic.svg"];
  expect(readdirSync(place)).toEqual(files);
  for (const file of files) expect(readFileSync(join(place, file), "utf8")).toBe(readFileSync(join(PICTURES, file), "utf8"));
});

test.each([
  { args: ["shop"], says: "must be one of partner dev, partner staging, partner prod," },
  { args: ["foundry", "test"], says: "got foundry test" },
  { args: ["foundry", "dev", "more"], says: "npm run diagram -- [system] [environment]" },
])("npm run diagram $args says what there is", async ({ args, says }) => {
  const { code, output } = await enter("diagram", [...args, "--from", synthesizeAll(), "--to", place]);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(says) });
});

test("where nothing is synthesized, it says what comes first", async () => {
  const { code, output } = await enter("diagram", ["--from", place]);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("npm run synth comes first") });
});
