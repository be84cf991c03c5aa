import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { applicationStart } from "../../modules/compute/application-start";
import type { UserDataProps } from "../../modules/compute/user-data";
import { run } from "../support/run";
import { userDataText } from "../support/user-data-text";

/** The script is written for Ubuntu: GNU's tools, bash 5, and a curl that signs. */
export const onLinux = process.platform === "linux" ? describe : describe.skip;
if (process.platform !== "linux") console.error("\n*** SKIPPED: what an instance runs. It needs Linux.\n");

/** What a test has no right to run, or must not. Each says how it was called; `curl` goes on to the real one. */
const STUBS = {
  systemctl: "",
  chown: "",
  useradd: "",
  id: "exit 1",
  // What it installs is a stub, too.
  dpkg: '[[ "$0" != */dpkg ]] || { mkdir -p "$AGENT/bin" && cp "$0" "$AGENT/bin/amazon-cloudwatch-agent-ctl"; }',
  curl: `exec ${execFileSync("bash", ["-c", "command -v curl || echo curl"], { encoding: "utf8" }).trim()} "$@"`,
};

export const ENVIRONMENT = { DOCUMENTS_BUCKET: "shop-documents", PLAIN: "it's $HOME, \"`x`\\ %{y} ${z}", EMPTY: "" };

export interface AnInstance {
  readonly folder: string;
  /** Runs the rendered script, or what it has installed of itself. */
  run(...words: ("release" | "logs")[]): Promise<{ code: number | null; output: string }>;
  /** How a command was called, one line each. */
  calls(command: keyof typeof STUBS | "amazon-cloudwatch-agent-ctl"): string[];
  text(path: string): string;
  has(path: string): boolean;
}

/** A machine in a folder of this one: places, addresses and a few commands are others, the script is what instances get. */
export function anInstance(address: string, port = 8_000): AnInstance {
  const folder = mkdtempSync(join(tmpdir(), "instance-"));
  const place = (path: string) => join(folder, path);
  for (const path of ["bin", "units", "rotation"]) mkdirSync(place(path));
  for (const [name, body] of Object.entries(STUBS)) {
    writeFileSync(place(`bin/${name}`), `#!/usr/bin/env bash\necho "$*" >>"$CALLS/\${0##*/}.calls"\n${body}\n`);
    chmodSync(place(`bin/${name}`), 0o755);
  }
  writeFileSync(place("user-data"), userDataText(startIn(folder, address, port)));
  const env = {
    ...process.env,
    PATH: [place("bin"), process.env.PATH].join(delimiter),
    CALLS: folder,
    AGENT: place("agent"),
    TMPDIR: folder,
  };
  const text = (path: string) => readFileSync(place(path), "utf8");
  return {
    folder,
    run: (...words) =>
      run("timeout", ["20", "bash", place(words.length > 0 ? "app/bin/instance" : "user-data"), ...words], { env }),
    calls: (command) => (existsSync(place(`${command}.calls`)) ? text(`${command}.calls`).trim().split("\n") : []),
    text,
    has: (path) => existsSync(place(path)),
  };
}

function startIn(folder: string, address: string, port: number): UserDataProps {
  const { script, variables } = applicationStart({
    region: "ap-southeast-2",
    bucketName: "shop-releases",
    logGroupName: "/shop/test/backend",
    module: "app.main:app",
    port,
    healthPath: "/api/v1/health",
    environment: ENVIRONMENT,
  });
  const other = {
    METADATA_URL: address,
    ARTIFACT_URL: `${address}/shop-releases/backend/release.tar.gz`,
    AGENT_URL: `${address}/agent.deb`,
    RETRY_SECONDS: "0.05",
    APP_FOLDER: join(folder, "app"),
    CONFIG_FOLDER: join(folder, "config"),
    STATE_FOLDER: join(folder, "state"),
    LOG_FOLDER: join(folder, "log"),
    UNIT_FOLDER: join(folder, "units"),
    ROTATION_FOLDER: join(folder, "rotation"),
    AGENT_FOLDER: join(folder, "agent"),
  };
  return { script, variables: { ...variables, ...other } };
}

/** A release whose interpreter says how it was called. */
export function aRelease(files: Readonly<Record<string, string>> = { "venv/bin/python": '#!/bin/sh\necho "$*"\n' }): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: path.includes("/bin/") ? 0o700 : 0o600 });
  }
  return execFileSync("tar", ["--create", "--gzip", "--directory", folder, "."]);
}
