import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { answerTo } from "../../applications/beanstalk-placeholder/answer";
import { applicationArchive } from "../../modules/compute/application-archive";

const APP = "https://app.example.com";
const ask = (method: string, url: string, origin?: string, origins = [APP]) =>
  answerTo({ method, url, headers: { origin } }, origins);

test("the load balancer's health check is answered with 200", () => {
  expect(ask("GET", "/health")).toMatchObject({ status: 200, body: { status: "ok" } });
});

test.each([
  ["GET", "/"],
  ["POST", "/health"],
])("%s %s is told that nothing is deployed", (method, url) => {
  expect(ask(method, url)).toMatchObject({ status: 501, body: { message: "Nothing is deployed here yet." } });
});

test.each([
  { origin: APP, origins: [APP], allowed: APP },
  { origin: "https://evil.example.com", origins: [APP], allowed: undefined },
  { origin: "https://any.example.com", origins: ["*"], allowed: "*" },
])("a page of $origin may read answers for $origins: $allowed", ({ origin, origins, allowed }) => {
  for (const method of ["GET", "OPTIONS"]) {
    expect(ask(method, "/health", origin, origins).headers["Access-Control-Allow-Origin"]).toBe(allowed);
  }
});

test("a browser that asks first is answered without a body", () => {
  const answer = ask("OPTIONS", "/documents", APP);
  expect(answer).toMatchObject({ status: 204, headers: { "Access-Control-Allow-Headers": "Authorization,Content-Type" } });
  expect(answer).not.toHaveProperty("body");
});

test("the bundle starts by its Procfile alone and answers on the port it is given", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  const files = unzipSync(readFileSync(applicationArchive("beanstalk-placeholder").file));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const [, command, script] = /^web: (\S+) (\S+)$/m.exec(readFileSync(join(folder, "Procfile"), "utf8")) ?? [];
  expect(command).toBe("node");
  execFileSync(process.execPath, ["--check", script], { cwd: folder });
  const server = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PORT: "0", CORS_ORIGINS: APP },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = await once(server.stdout, "data");
    const port = Number(/port (\d+)/.exec(String(said))?.[1]);
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { headers: { Origin: APP } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(APP);
    expect(await answer.json()).toEqual({ status: "ok" });
  } finally {
    server.kill();
  }
}, 20_000);
