import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { functionArchive } from "../../modules/compute/function-archive";

/** Runs a function's archive as Lambda does: one file, and what the runtime brings. */
function load(source: string): (event: object) => Promise<unknown> {
  const { "index.js": code } = unzipSync(readFileSync(functionArchive(source).file));
  const loaded = { exports: {} as { handler: (event: object) => Promise<unknown> } };
  const runtime = (name: string) => {
    if (!/^(node:|@aws-sdk\/client-)/.test(name) && !require("node:module").isBuiltin(name))
      throw new Error(`${name} is not in the runtime`);
    return require(name);
  };
  new Function("module", "exports", "require", strFromU8(code))(loaded, loaded.exports, runtime);
  return loaded.exports.handler;
}

test("the bootstrap function runs from its archive alone", async () => {
  await expect(load("database-bootstrap")({ tf: { action: "delete" } })).resolves.toHaveProperty("kept");
});

test("the archive brings the authorities of RDS with it", async () => {
  const call = {
    tf: { action: "create" },
    host: "127.0.0.1",
    port: 9,
    database: "shop",
    secretArn: "arn",
    extensions: [],
    roles: [],
  };
  const before = { ...process.env };
  process.env.AWS_REGION = "mars-north-1";
  await expect(load("database-bootstrap")(call)).rejects.toThrow(
    "no authorities of RDS's certificates are known for mars-north-1",
  );
  process.env = before;
});

test("the migration runner runs from its archive alone", async () => {
  await expect(load("migration-runner")({ migrations: "all" })).rejects.toThrow("migrations must be a list of { name, sql }");
});

test("the image seed runs from its archive alone", async () => {
  await expect(load("image-seed")({ tf: { action: "delete" } })).resolves.toHaveProperty("kept");
  await expect(load("image-seed")({ tf: { action: "create" }, base: "provided" })).rejects.toThrow(
    'image must be registry/repository[:tag][@sha256:digest], got "provided"',
  );
});

test("the care for log groups runs from its archive alone", async () => {
  const said = jest.spyOn(console, "log").mockImplementation(() => undefined);
  const call = { tf: { action: "delete" }, wanted: { groups: ["/aws/x"], retentionDays: 30, kmsKeyArn: "arn:key" } };
  await expect(load("log-care")(call)).resolves.toEqual({ leftAsTheyAre: ["/aws/x"] });
  said.mockRestore();
});

test.each(["secret-rotation", "database-rotation", "role-password-rotation", "origin-header-rotation", "viewer-header-rotation"])(
  "%s runs from its archive alone",
  (source) => {
    expect(load(source)).toEqual(expect.any(Function));
  },
);
