import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { run } from "../support/run";
import { userDataText } from "../support/user-data-text";

/** What the first start of an instance with graphics processors is told, in places of this machine. */
export const gpuStart = (folder: string) => ({
  script: "instances/gpu/user-data.sh",
  variables: {
    CLUSTER: "shop-test",
    MODELS_DEVICE: join(folder, "sdf"),
    MODELS_FOLDER: join(folder, "models"),
    OWNER: "1000:1000",
    AGENT_CONFIG: join(folder, "ecs", "ecs.config"),
  },
});

/** What a test has no right to run. Each says how it was called, and does as much as the others ask about. */
const STUBS = {
  // Asked for one value, it says that alone; it fails where the disk has no file system.
  blkid: '[[ -e "$PLACE/formatted" ]] || exit 2\nif [[ "$1" == -s ]]; then echo 0a1b-2c3d; fi',
  "mkfs.xfs": '[[ -e "${@: -1}" || "${@: -1}" == /dev/nvme2n1 ]] || exit 1\ntouch "$PLACE/formatted"',
  mountpoint: '[[ -e "$PLACE/mounted" ]]',
  mount: 'touch "$PLACE/mounted"',
  chown: "",
  // The root's disk is one of EBS as well, with the file system on a part of it; an instance store is none of EBS.
  findmnt: "echo /dev/nvme0n1p1",
  lsblk: `if [[ "$*" == *PKNAME* ]]; then echo nvme0n1; exit; fi
echo "nvme0n1 Amazon Elastic Block Store"
echo "nvme1n1 Amazon EC2 NVMe Instance Storage"
[[ ! -e "$PLACE/unlinked" ]] || echo "nvme2n1 Amazon Elastic Block Store"`,
  // A disk comes some moments late.
  sleep: '[[ "$(wc -l < "$PLACE/sleep.calls")" -lt "${COMES:-999}" ]] || touch "$PLACE/sdf"',
};

export interface GpuInstance {
  readonly folder: string;
  start(): Promise<{ code: number | null; output: string }>;
  /** How a command was called, one line each. */
  calls(command: keyof typeof STUBS): string[];
  text(path: string): string;
  has(path: string): boolean;
}

/** How the machine is before its first start. */
export interface Machine {
  /** `unlinked`: there, but not under the name AWS was told; `later`: after as many seconds; `never`: it does not come at all. */
  readonly disk?: "there" | "unlinked" | "never" | { readonly later: number };
  readonly has?: readonly ("formatted" | "mounted")[];
}

/** A machine in a folder of this one: a file stands for its disk, and another one for the table of its file systems. */
export function aGpuInstance({ disk = "there", has = [] }: Machine = {}): GpuInstance {
  const folder = mkdtempSync(join(tmpdir(), "gpu-"));
  const place = (path: string) => join(folder, path);
  mkdirSync(place("bin"));
  for (const [name, body] of Object.entries(STUBS)) {
    writeFileSync(place(`bin/${name}`), `#!/usr/bin/env bash\necho "$*" >>"$PLACE/\${0##*/}.calls"\n${body}\n`);
    chmodSync(place(`bin/${name}`), 0o755);
  }
  const disks = { there: ["sdf"], unlinked: ["unlinked"], never: [] };
  for (const file of [...has, ...(typeof disk === "string" ? disks[disk] : [])]) writeFileSync(place(file), "");
  const text = replaced(replaced(userDataText(gpuStart(folder)), ">> /etc/fstab", `>> ${place("fstab")}`), "[[ -b ", "[[ -e ");
  writeFileSync(place("user-data"), text);
  const env = {
    ...process.env,
    PATH: [place("bin"), process.env.PATH].join(delimiter),
    PLACE: folder,
    ...(typeof disk === "object" && { COMES: String(disk.later) }),
  };
  const read = (path: string) => readFileSync(place(path), "utf8");
  return {
    folder,
    start: () => run("timeout", ["20", "bash", place("user-data")], { env }),
    calls: (command) => (existsSync(place(`${command}.calls`)) ? read(`${command}.calls`).trim().split("\n") : []),
    text: read,
    has: (path) => existsSync(place(path)),
  };
}

/** The text with its one `from` replaced: without it the script would change this machine. */
function replaced(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`the script must hold "${from}" once, got ${parts.length - 1}`);
  return parts.join(to);
}
