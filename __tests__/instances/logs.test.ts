import { statSync } from "node:fs";
import { join } from "node:path";
import { type AnInstance, anInstance, onLinux } from "./an-instance";
import { type FakeAws, fakeAws } from "./fake-instance";

let aws: FakeAws;
let instance: AnInstance;

/** A first start, then what the service `app-logs` runs. */
async function withLogs(agent: "there" | "missing") {
  aws = await fakeAws([404], { agent });
  instance = anInstance(aws.address);
  await instance.run();
  return instance.run("logs");
}
afterEach(() => aws.close());

onLinux("CloudWatch's agent", () => {
  test("is installed and told which files go to which group", async () => {
    expect(await withLogs("there")).toEqual({ code: 0, output: "" });
    expect(instance.calls("dpkg")).toEqual([expect.stringMatching(/^--install \S+\.deb$/)]);
    expect(instance.calls("amazon-cloudwatch-agent-ctl")).toEqual([
      `-a fetch-config -m ec2 -s -c file:${instance.folder}/config/agent.json`,
    ]);
    const { agent, logs } = JSON.parse(instance.text("config/agent.json"));
    expect(agent).toEqual({ region: "ap-southeast-2" });
    expect(logs.logs_collected.files.collect_list).toEqual([
      {
        file_path: `${instance.folder}/log/app.log`,
        log_group_name: "/shop/test/backend",
        log_stream_name: "{instance_id}/app",
      },
      {
        file_path: "/var/log/cloud-init-output.log",
        log_group_name: "/shop/test/backend",
        log_stream_name: "{instance_id}/boot",
      },
    ]);
    expect(statSync(join(instance.folder, "config/agent-installed")).size).toBe(0);
  });

  test("that cannot be fetched is fetched again later: the service fails, and no mark says that it is there", async () => {
    const { code, output } = await withLogs("missing");
    expect(code).toBe(1);
    expect(output).toContain(
      `CloudWatch's agent cannot be fetched from ${aws.address}/agent.deb: no logs leave the instance. Trying again.`,
    );
    expect(instance.has("config/agent-installed")).toBe(false);
    expect(instance.text("units/app-logs.service")).toContain("Restart=on-failure");
  });

  test("is waited for by nobody: the application starts all the same", async () => {
    await withLogs("missing");
    for (const unit of ["app", "app-placeholder", "app-release"]) {
      expect(instance.text(`units/${unit}.service`)).not.toContain("app-logs");
    }
  });
});
