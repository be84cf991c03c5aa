import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aGpuInstance, type Machine } from "./a-gpu-instance";
import { onLinux } from "./an-instance";

async function started(machine: Machine = {}) {
  const instance = aGpuInstance(machine);
  return { instance, ended: await instance.start() };
}

onLinux("the first start of an instance with graphics processors", () => {
  test("formats a new disk once and mounts it, now and after a restart", async () => {
    const { instance, ended } = await started();
    expect(ended).toEqual({ code: 0, output: "" });
    const disk = join(instance.folder, "sdf");
    const models = join(instance.folder, "models");
    expect(instance.calls("mkfs.xfs")).toEqual([`-q ${disk}`]);
    expect(instance.calls("mount")).toEqual([`${disk} ${models}`]);
    expect(instance.text("fstab")).toBe(`UUID=0a1b-2c3d ${models} xfs defaults,nofail 0 2\n`);
  });

  test("leaves what is on a formatted disk", async () => {
    const { instance, ended } = await started({ has: ["formatted"] });
    expect(ended.code).toBe(0);
    expect(instance.calls("mkfs.xfs")).toEqual([]);
    expect(instance.calls("mount")).toHaveLength(1);
  });

  test("does not mount a second time", async () => {
    const { instance, ended } = await started({ has: ["formatted", "mounted"] });
    expect(ended.code).toBe(0);
    expect(instance.calls("mount")).toEqual([]);
  });

  test("gives the models' folder to the user of the containers, and everybody may read it", async () => {
    const { instance } = await started();
    const models = join(instance.folder, "models");
    expect(instance.calls("chown")).toEqual([`1000:1000 ${models}`]);
    expect((statSync(models).mode & 0o777).toString(8)).toBe("755");
  });

  test("tells ECS's agent its cluster, and to let tasks end before AWS takes the instance", async () => {
    const { instance } = await started();
    expect(instance.text("ecs/ecs.config").trim().split("\n")).toEqual(
      expect.arrayContaining([
        "ECS_CLUSTER=shop-test",
        "ECS_ENABLE_GPU_SUPPORT=true",
        "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
        "ECS_AWSVPC_BLOCK_IMDS=true",
      ]),
    );
  });

  test("adds to the machine's file systems and to what the image tells the agent, and replaces neither", async () => {
    const instance = aGpuInstance();
    mkdirSync(join(instance.folder, "ecs"));
    writeFileSync(join(instance.folder, "fstab"), "UUID=root / xfs defaults 0 1\n");
    writeFileSync(join(instance.folder, "ecs/ecs.config"), "ECS_OF_THE_IMAGE=true\n");
    await instance.start();
    expect(instance.text("fstab")).toMatch(/^UUID=root \/ xfs defaults 0 1\nUUID=0a1b-2c3d /);
    expect(instance.text("ecs/ecs.config")).toMatch(/^ECS_OF_THE_IMAGE=true\nECS_CLUSTER=shop-test\n/);
  });

  test("waits for a disk that is attached some moments later", async () => {
    const { instance, ended } = await started({ disk: { later: 3 } });
    expect(ended.code).toBe(0);
    expect(instance.calls("sleep")).toEqual(["1", "1", "1"]);
    expect(instance.calls("mkfs.xfs")).toHaveLength(1);
  });

  test("finds the disk where the image links no name to it: EBS's, neither the root's nor an instance store", async () => {
    const { instance, ended } = await started({ disk: "unlinked" });
    const models = join(instance.folder, "models");
    expect(ended).toEqual({ code: 0, output: "" });
    expect(instance.calls("mkfs.xfs")).toEqual(["-q /dev/nvme2n1"]);
    expect(instance.calls("mount")).toEqual([`/dev/nvme2n1 ${models}`]);
  });

  test("without a disk it fails within a minute, and the agent joins no cluster that would send it tasks", async () => {
    const { instance, ended } = await started({ disk: "never" });
    expect(ended.code).not.toBe(0);
    expect(ended.output).toMatch(/no disk for the models, neither as .+sdf nor as a second one of EBS/);
    expect(instance.calls("mkfs.xfs")).toEqual([]);
    expect(instance.calls("sleep")).toHaveLength(60);
    expect(instance.has("ecs/ecs.config")).toBe(false);
  });
});
