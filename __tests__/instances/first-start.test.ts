import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts, run } from "../support/run";
import { type AnInstance, anInstance, ENVIRONMENT, onLinux } from "./an-instance";
import { type FakeAws, fakeAws } from "./fake-instance";

const UNITS = ["app.service", "app-placeholder.service", "app-release.service", "app-logs.service"];
const CONFINED = ["User=app", "NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "CapabilityBoundingSet="];

onLinux("a first start", () => {
  let aws: FakeAws;
  let instance: AnInstance;
  let port: number;
  let ended: { code: number | null; output: string };
  const lines = (unit: string) => instance.text(`units/${unit}`).split("\n");
  const modeOf = (path: string) => (statSync(join(instance.folder, path)).mode & 0o777).toString(8);

  beforeAll(async () => {
    aws = await fakeAws([404]);
    port = await freePorts();
    instance = anInstance(aws.address, port);
    ended = await instance.run();
  });
  afterAll(() => aws.close());

  test("ends at once, without a word, and leaves the waiting to two services", () => {
    expect(ended).toEqual({ code: 0, output: "" });
    expect(aws.asked).toEqual([]);
    expect(instance.calls("systemctl")).toEqual([
      "daemon-reload",
      "enable app-release.service app-logs.service",
      "start --no-block app-release.service app-logs.service",
    ]);
  });

  test("makes a user who cannot log in, and owns nothing but its state", () => {
    expect(instance.calls("useradd")).toEqual([
      `--system --user-group --no-create-home --home-dir ${instance.folder}/state --shell /usr/sbin/nologin app`,
    ]);
    expect(instance.calls("chown")).toEqual([
      `app:app ${instance.folder}/state`,
      `root:app ${instance.folder}/config/environment`,
    ]);
  });

  test("writes the application's variables as systemd reads them, for its group only", () => {
    expect(instance.text("config/environment").trim().split("\n")).toEqual([
      'AWS_DEFAULT_REGION="ap-southeast-2"',
      `DOCUMENTS_BUCKET="${ENVIRONMENT.DOCUMENTS_BUCKET}"`,
      'PLAIN="it\'s \\$HOME, \\"\\`x\\`\\\\ %{y} \\${z}"',
      'EMPTY=""',
    ]);
    expect(modeOf("config/environment")).toBe("640");
  });

  test.each(["app.service", "app-placeholder.service"])("confines %s, and starts it again whenever it ends", (unit) => {
    expect(lines(unit)).toEqual(expect.arrayContaining([...CONFINED, "Restart=always", "StartLimitIntervalSec=0"]));
  });

  test.each([
    { unit: "app-release.service", seconds: "0.05" },
    { unit: "app-logs.service", seconds: "60" },
  ])("starts $unit again where it fails", ({ unit, seconds }) => {
    expect(lines(unit)).toEqual(
      expect.arrayContaining(["Restart=on-failure", `RestartSec=${seconds}`, "StartLimitIntervalSec=0"]),
    );
  });

  test("lets the application write its state and nothing else", () => {
    const writable = UNITS.flatMap(lines).filter((line) => line.startsWith("ReadWritePaths="));
    expect(writable).toEqual([`ReadWritePaths=${instance.folder}/state`]);
  });

  test("after a restart of the machine, the release that is there runs on", () => {
    expect(lines("app-release.service")).toContain(`ConditionPathExists=!${instance.folder}/app/current`);
    expect(lines("app.service")).toEqual(
      expect.arrayContaining([`ConditionPathExists=${instance.folder}/app/current`, "WantedBy=multi-user.target"]),
    );
  });

  test("keeps a copy of itself that only root may run or read, for the two services", () => {
    expect(modeOf("app/bin/instance")).toBe("700");
    expect(lines("app-release.service")).toContain(`ExecStart=${instance.folder}/app/bin/instance release`);
    expect(lines("app-logs.service")).toContain(`ExecStart=${instance.folder}/app/bin/instance logs`);
  });

  test("rotates the log while the services write on", () => {
    expect(instance.text("rotation/app")).toContain(`${instance.folder}/log/*.log {`);
    expect(instance.text("rotation/app")).toContain("copytruncate");
  });

  test("systemd, where it is, has nothing to say of the units, and finds a misspelt line", async () => {
    if ((await run("sh", ["-c", "command -v systemd-analyze"])).code !== 0) {
      return console.error("\n*** SKIPPED: systemd-analyze on the units. It is not here.\n");
    }
    mkdirSync(join(instance.folder, "app/current"), { recursive: true });
    const paths = UNITS.map((unit) => join(instance.folder, "units", unit));
    expect(await run("systemd-analyze", ["verify", "--man=no", ...paths])).toEqual({ code: 0, output: "" });
    const misspelt = join(instance.folder, "misspelt.service");
    writeFileSync(misspelt, instance.text("units/app.service").replace("PrivateTmp", "PrivatTmp"));
    expect((await run("systemd-analyze", ["verify", "--man=no", misspelt])).output).toContain("PrivatTmp");
  });

  describe("the placeholder", () => {
    let placeholder: ChildProcess;
    const ask = (path: string, method = "GET") => fetch(`http://127.0.0.1:${port}${path}`, { method });
    beforeAll(async () => {
      const [start] = lines("app-placeholder.service").filter((line) => line.startsWith("ExecStart="));
      const [, ...words] = start.split(" ");
      placeholder = spawn("python3", words, { stdio: "ignore" });
      for (let tries = 0; tries < 200 && !(await ask("/").catch(() => false)); tries++) await sleep(50);
    });
    afterAll(() => placeholder.kill());

    test.each([
      { method: "GET", path: "/api/v1/health", status: 200 },
      { method: "HEAD", path: "/api/v1/health?x=1", status: 200 },
      { method: "GET", path: "/api/v1/healthy", status: 503 },
      { method: "POST", path: "/", status: 503 },
    ])("answers $status to $method $path", async ({ method, path, status }) => {
      expect((await ask(path, method)).status).toBe(status);
    });
  });
});
