import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalAws } from "../../environments/local-aws";
import { startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesOf } from "../../scripts/terraform/state-resources";
import { faultStage } from "./fault-stage";
import { terraformAtHand } from "./find-terraform";
import { askLocalAws } from "./local-aws";
import { localProxy, type Verdict } from "./local-proxy";
import { type Ended, freePorts, ROOT, run } from "./run";
import { locksOf, makeStores } from "./states";

export const STATES = "terraform-state-123456789012";

interface DescribedKey {
  readonly KeyMetadata: { readonly KeyId: string; readonly Description: string; readonly Enabled: boolean };
}

/** The AWS of this machine behind a line that can be cut, and the runner as a person uses it. */
export class FaultWorld {
  private readonly folder = mkdtempSync(join(tmpdir(), "faults-"));
  private readonly env = terraformAtHand().environment ?? {};
  /** By endpoint; the service of keys has one of its own. */
  private readonly proxies: Record<string, Awaited<ReturnType<typeof localProxy>>> = {};
  /** Whether AWS says nothing of a key while it is being made, and whether one is. */
  private holdsKeys = false;
  private makesKey = false;
  /** Where stacks find it. */
  local = {} as LocalAws;

  async start(): Promise<void> {
    const aws = await startLocalAws(this.folder, ensureVenv(requirePython(), VENV), await freePorts());
    const lineOf = (service: string) => (service === "kms" ? service : aws.endpoints[service]);
    const judge = (asked: IncomingMessage): Verdict => {
      const makes = String(asked.headers["x-amz-target"]).endsWith(".CreateKey");
      this.makesKey ||= makes;
      return this.holdsKeys && !makes ? "hold" : "pass";
    };
    for (const [service, endpoint] of Object.entries(aws.endpoints)) {
      this.proxies[lineOf(service)] ??= await localProxy(endpoint, service === "kms" ? judge : undefined);
    }
    const behind = Object.keys(aws.endpoints).map((service) => [service, this.proxies[lineOf(service)].endpoint]);
    const endpoints = Object.fromEntries(behind);
    this.local = { endpoints, refusing: aws.refusing, suffix: aws.suffix };
  }

  async stop(): Promise<void> {
    for (const proxy of Object.values(this.proxies)) proxy.close();
    await stopLocalAws(this.folder);
  }

  /** A bucket for states and the table of their locks, which an account has after its bootstrap. */
  makeStores = (): Promise<void> => makeStores(this.folder, STATES);

  cut(): void {
    for (const proxy of Object.values(this.proxies)) proxy.cut();
  }

  mend(): void {
    for (const proxy of Object.values(this.proxies)) proxy.mend();
    this.goOn();
  }

  /** Lets an apply go on that is held in its middle. */
  goOn(): void {
    this.holdsKeys = false;
    this.proxies.kms.release();
  }

  ask = <T>(service: string, operation: string, args: object = {}) => askLocalAws<T>(this.folder, service, operation, args);

  /** One stack of that name, in which a log group is made at once and a key takes a while. */
  oneStack = (prefix: string, accountId?: string, outdir?: string): string =>
    faultStage(this.local, prefix, { data: { has: ["logs", "key"] } }, accountId, outdir);

  /** An apply of such a stack that is held in its middle: AWS has begun to make the key, and says no more of it. */
  async inTheMiddle(prefix: string) {
    const out = this.oneStack(prefix);
    this.holdsKeys = true;
    this.makesKey = false;
    const { child, ended } = this.begin(out, "apply", "*", "--auto-approve");
    while (!this.makesKey) await sleep(50);
    await sleep(1_000); // Until AWS has made it, and the provider asks how it is.
    return { out, child, ended };
  }

  /** Begins `npm run terraform -- …` over an output folder; a lock is not waited for. */
  begin(out: string, ...args: string[]) {
    const script = ["--import", "tsx", "scripts/terraform.ts", ...args, "--from", out];
    const child = spawn(process.execPath, script, { cwd: ROOT, env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, output })));
    const says = async (words: string) => {
      while (!output.includes(words) && child.exitCode === null) await sleep(100);
    };
    return { child, ended, says };
  }

  apply = (out: string, ...args: string[]): Promise<Ended> =>
    this.begin(out, "apply", "*", "--auto-approve", "--lock-timeout", "0s", ...args).ended;

  /** Terraform by hand, in a stack's folder. */
  async terraform(out: string, stack: string, ...args: string[]): Promise<void> {
    const ended = await run("terraform", [...args, "-no-color"], { cwd: join(out, "stacks", stack), env: this.env });
    if (ended.code !== 0) throw new Error(ended.output);
  }

  state = (out: string, ...args: string[]): Promise<Ended> =>
    run(process.execPath, ["--import", "tsx", "scripts/state.ts", ...args, "--from", out], { env: this.env });

  /** Keys in AWS that are described as a stack's, and are not on their way out. */
  async keysOf(stack: string): Promise<string[]> {
    const { Keys } = await this.kms<{ Keys: { KeyId: string }[] }>("ListKeys", {});
    const described = await Promise.all(Keys.map(({ KeyId }) => this.kms<DescribedKey>("DescribeKey", { KeyId })));
    return described.flatMap(({ KeyMetadata: { KeyId, Description, Enabled } }) =>
      Description === stack && Enabled ? [KeyId] : [],
    );
  }

  /** Asks often, so it asks without an SDK; the emulator looks at the service of a signature, and at nothing else of it. */
  private async kms<T>(operation: string, body: object): Promise<T> {
    const { endpoints } = JSON.parse(readFileSync(join(this.folder, "local-aws.json"), "utf8"));
    const scope = "rehearsal/20260101/us-east-1/kms/aws4_request";
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `TrentService.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
    };
    const answer = await fetch(endpoints.kms, { method: "POST", headers, body: JSON.stringify(body) });
    return (await answer.json()) as T;
  }

  /** The process of the Terraform that is at work on a stack. */
  terraformAt = (out: string, stack: string): number =>
    JSON.parse(readFileSync(join(out, "stacks", stack, ".terraform-run.json"), "utf8")).terraform;

  /** Locks that are left on the states of an output folder. */
  async locks(out: string): Promise<string[]> {
    const held = readStacks(out, "").map(({ name }) => locksOf(this.folder, STATES, keyOf(name)).held());
    return (await Promise.all(held)).flat();
  }

  /** What the state of a stack holds: `<type>.<name> <id>`; it can be read, or this fails. */
  async resources(name: string): Promise<string[]> {
    const { Body } = await this.ask<{ Body: string }>("s3", "get_object", { Bucket: STATES, Key: keyOf(name) });
    return [...resourcesOf(Body)];
  }
}

/** `app/dev/network.tfstate` of `app-dev-network`. */
const keyOf = (stack: string) => `${stack.replace(/-([^-]+)$/, "/$1")}.tfstate`;
