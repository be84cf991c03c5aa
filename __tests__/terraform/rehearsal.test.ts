import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Finished, Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { hostile } from "../support/local-aws";
import { placeholders } from "../support/placeholders";
import { RehearsedEnvironment } from "../support/rehearsed-environment";
import { run } from "../support/run";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;

(missing ? describe.skip : describe)("partner dev on the AWS of this machine", () => {
  const partner = new RehearsedEnvironment("partner", "dev");
  const { folder, byHand, folderOf, resources, terraform, ask } = partner;

  afterAll(partner.stop, MINUTES);

  test(
    "npm start applies every stack, and a second plan wants no change, whatever the shell's environment says",
    async () => {
      let trapped = 0;
      const trap = createServer((_, response) => {
        trapped += 1;
        response.writeHead(500).end();
      });
      await new Promise<void>((listening) => trap.listen(0, "127.0.0.1", listening));
      const { code, output } = await partner.start(hostile(`http://127.0.0.1:${(trap.address() as AddressInfo).port}`));
      trap.close();

      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("partner-dev stands on this machine") });
      expect(output.match(/\d+ {3}no change$/gm)).toHaveLength(partner.stacks.length);
      expect(trapped).toBe(0);
    },
    25 * MINUTES,
  );

  test("no value of a secret is in any state", async () => {
    const [instance] = (await partner.stateOf("partner-dev-database")).of("aws_db_instance");
    expect(instance).toMatchObject({
      password: null,
      password_wo: null,
      manage_master_user_password: true,
    });
  });

  test("the application's secret is in Secrets Manager, and in no state", async () => {
    const { text, of } = await partner.stateOf("partner-dev-security");
    expect(of("aws_secretsmanager_secret_version")).toEqual([
      expect.objectContaining({ secret_string: "", secret_string_wo: null }),
    ]);
    const value = await ask("secretsmanager", "get_secret_value", { SecretId: "partner/dev/application" });
    expect(value.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(text).not.toContain(value.SecretString);
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
      const { code, output } = await terraform(folderOf("partner-dev-storage"), "plan", "-detailed-exitcode");
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("No changes.") });
    },
    MINUTES,
  );

  test(
    "a service that is not emulated is refused on this machine and nowhere else",
    async () => {
      const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
      const stack = JSON.parse(readFileSync(join(folderOf("partner-dev-security"), "cdk.tf.json"), "utf8"));
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
      const first = folderOf("partner-prod-security");
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
      const { code, output } = await partner.start();
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("Local AWS was running") });
    },
    6 * MINUTES,
  );

  test(
    "destroying every stack, last first, leaves nothing of partner dev",
    async () => {
      await partner.destroy();
      expect(await partner.leftovers()).toEqual({ code: 0, output: "" });
      expect(await partner.leftovers("partner-staging")).toEqual({ code: 0, output: expect.stringContaining("partner-staging") });
    },
    10 * MINUTES,
  );

  test(
    "npm stop ends the local AWS and removes what it wrote",
    async () => {
      expect(await partner.stop()).toMatchObject({ code: 0 });
      expect(existsSync(folder)).toBe(false);
      await expect(fetch(`http://127.0.0.1:${partner.port}/_ministack/health`)).rejects.toThrow("fetch failed");
    },
    MINUTES,
  );
});
