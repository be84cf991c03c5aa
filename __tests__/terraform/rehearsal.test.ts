import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destroyStack, initStack } from "../../scripts/terraform/apply";
import { inOrder } from "../../scripts/terraform/in-order";
import { readStacks, reversed, type Stack } from "../../scripts/terraform/stacks";
import { type Finished, Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { askLocalAws, hostile, PYTHON } from "../support/local-aws";
import { placeholders } from "../support/placeholders";
import { enter, freePorts, run } from "../support/run";
import { resourcesIn } from "../support/synthesized";

const { environment, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
const out = join(folder, "out");
const stackFolder = (name: string) => join(out, "stacks", name);
const MINUTES = 60_000;

(missing ? describe.skip : describe)("partner dev on the AWS of this machine", () => {
  let port: number;
  const start = (env?: NodeJS.ProcessEnv) => enter("start", ["partner", "dev", "--folder", folder, "--port", String(port)], env);
  /** What a person has who runs terraform by hand: no credentials, but a provider source. */
  const byHand = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TF_CLI_CONFIG_FILE: environment?.TF_CLI_CONFIG_FILE,
    GOGC: "400",
  };
  const terraform = (cwd: string, ...args: string[]) =>
    run("terraform", [...args, "-no-color", "-input=false"], { cwd, env: byHand });

  /** How many resources a stack has. */
  const resources = (name: string) => resourcesIn(out, name).length;
  const ask = (service: string, operation: string, args: object) => askLocalAws(folder, service, operation, args);

  beforeAll(async () => {
    port = await freePorts();
  });
  afterAll(async () => {
    await enter("stop", ["--folder", folder]);
  }, MINUTES);

  test(
    "npm start applies every stack, and a second plan wants no change, whatever the shell's environment says",
    async () => {
      let trapped = 0;
      const trap = createServer((_, response) => {
        trapped += 1;
        response.writeHead(500).end();
      });
      await new Promise<void>((listening) => trap.listen(0, "127.0.0.1", listening));
      const { code, output } = await start(hostile(`http://127.0.0.1:${(trap.address() as AddressInfo).port}`));
      trap.close();

      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("partner-dev stands on this machine") });
      expect(output.match(/\d+ {3}no change$/gm)).toHaveLength(readStacks(out, "partner-dev-", "state-local").length);
      expect(trapped).toBe(0);
    },
    12 * MINUTES,
  );

  test("no value of a secret is in any state", async () => {
    const { output } = await run("terraform", ["state", "pull"], { cwd: stackFolder("partner-dev-database"), env: byHand });
    const [instance] = JSON.parse(output).resources.filter(
      ({ mode, type }: { mode: string; type: string }) => mode === "managed" && type === "aws_db_instance",
    );
    expect(instance.instances[0].attributes).toMatchObject({
      password: null,
      password_wo: null,
      manage_master_user_password: true,
    });
  });

  test("the application's secret is in Secrets Manager, and in no state", async () => {
    const { output } = await run("terraform", ["state", "pull"], { cwd: stackFolder("partner-dev-security"), env: byHand });
    const versions = JSON.parse(output).resources.filter(
      ({ type }: { type: string }) => type === "aws_secretsmanager_secret_version",
    );
    expect(versions[0].instances[0].attributes).toMatchObject({ secret_string: "", secret_string_wo: null });
    const value = await ask("secretsmanager", "get_secret_value", { SecretId: "partner/dev/application" });
    expect(value.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(output).not.toContain(value.SecretString);
  });

  test.each(placeholders)("the placeholder behind $role runs", async ({ role, event, answer }) => {
    const { Payload } = await ask("lambda", "invoke", {
      FunctionName: `partner-dev-${role}`,
      Qualifier: "live",
      Payload: JSON.stringify(event),
    });
    expect(JSON.parse(Payload)).toMatchObject(answer);
  });

  test(
    "terraform plan by hand in a stack's folder sees no change",
    async () => {
      const { code, output } = await terraform(stackFolder("partner-dev-storage"), "plan", "-detailed-exitcode");
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("No changes.") });
    },
    MINUTES,
  );

  test(
    "a service that is not emulated is refused on this machine and nowhere else",
    async () => {
      const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
      const stack = JSON.parse(readFileSync(join(stackFolder("partner-dev-security"), "cdk.tf.json"), "utf8"));
      const provider = { required_providers: stack.terraform.required_providers };
      const data = { aws_organizations_organization: { it: {} } };
      writeFileSync(join(elsewhere, "main.tf.json"), JSON.stringify({ terraform: provider, provider: stack.provider, data }));
      await terraform(elsewhere, "init");
      const { code, output } = await terraform(elsewhere, "plan");
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("StatusCode: 501") });
    },
    MINUTES,
  );

  test(
    "cdktf deploy works on the same app",
    async () => {
      const app = `npx tsx rehearsal.ts ${join(folder, "local-aws.json")}`;
      const args = ["cdktf", "deploy", "partner-staging-security", "--app", app, "--output", join(folder, "cdktf")];
      const { code, output } = await run("npx", [...args, "--auto-approve", "--skip-provider-lock"], {
        env: { ...byHand, CI: "1", CHECKPOINT_DISABLE: "1" },
      });
      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining(`${resources("partner-staging-security")} added, 0 changed, 0 destroyed`),
      });
    },
    4 * MINUTES,
  );

  test(
    "the lock keeps a second apply away while the first is running",
    async () => {
      const first = stackFolder("partner-prod-security");
      const second = join(folder, "second");
      await terraform(first, "init");
      cpSync(first, second, { recursive: true, verbatimSymlinks: true });
      const plain = new Terraform({ ...byHand, TF_IN_AUTOMATION: "1" });
      let running: Promise<Finished> | undefined;
      // Creating a key takes the provider twelve seconds; all that time the first apply holds the lock.
      await new Promise<void>((creating) => {
        const onLine = (line: string) => line.includes("Creating...") && creating();
        running = plain.run(first, ["apply", "-auto-approve", "-input=false", "-no-color"], { onLine });
      });
      const refused = await terraform(second, "apply", "-auto-approve", "-lock-timeout=0s");
      expect(refused).toEqual({ code: 1, output: expect.stringContaining("Error acquiring the state lock") });
      expect(await running).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`${resources("partner-prod-security")} added, 0 changed, 0 destroyed`),
      });
    },
    4 * MINUTES,
  );

  test(
    "a second npm start goes on from what is there",
    async () => {
      const { code, output } = await start();
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("Local AWS was running") });
    },
    6 * MINUTES,
  );

  test(
    "destroying every stack, last first, leaves nothing of partner dev",
    async () => {
      const plain = new Terraform({ ...byHand, TF_IN_AUTOMATION: "1" });
      const stacks = reversed(readStacks(out, "partner-dev-"));
      const destroy = async (stack: Stack) => {
        await initStack(plain, stack, () => undefined);
        await destroyStack(plain, stack, () => undefined);
      };
      await Promise.all(inOrder(stacks, 4, destroy).values());
      const leftovers = (prefix: string) => run(PYTHON, ["scripts/local-aws/leftovers.py", String(port), prefix]);
      expect(await leftovers("partner-dev")).toEqual({ code: 0, output: "" });
      expect(await leftovers("partner-staging")).toEqual({ code: 0, output: expect.stringContaining("partner-staging") });
    },
    10 * MINUTES,
  );

  test(
    "npm stop ends the local AWS and removes what it wrote",
    async () => {
      expect(await enter("stop", ["--folder", folder])).toMatchObject({ code: 0 });
      expect(existsSync(folder)).toBe(false);
      await expect(fetch(`http://127.0.0.1:${port}/_ministack/health`)).rejects.toThrow("fetch failed");
    },
    MINUTES,
  );
});
