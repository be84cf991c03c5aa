import type { Catalogue } from "../../systems/platforms";
import { estateIn } from "./estate";
import { KEY_NEEDS, type KeyNeed } from "./key-needs";
import { type KeyUse, keyUses } from "./key-uses";
import { markdownTable } from "./markdown-table";
import { ownerOf } from "./survey";

const INTRODUCTION = `# Keys and who uses them

Every KMS key, everything that is encrypted with it, and in whose name. A service that uses a key in its own name must be admitted by the key's policy: else it
fails, or, as with alarms on their way to an encrypted topic, loses what it has to say without a word. All others use a key in the name of the role that asks
for the resource, at once or by a grant; there IAM policies decide, which the statement \`AccountDecidesByIam\` of every key hands decisions to.

No emulator asks a key's policy, so tests do: for each row of [keys](#keys) the key must admit the service for every action it needs, hold it to the account, and ask
for no condition that the service does not say.

This page is written by \`node --import tsx scripts/figures.ts\` from what is synthesized; a test tells when it is out of date.`;

const CALLER = "whoever asks";

/** `docs/keys.md`. */
export function keysPage(outdir: string, catalogue: Catalogue): string {
  const uses = keyUses(estateIn(outdir, ""));
  const owners = new Map(uses.map(({ key }) => [key.stack, ownerOf(key.stack, catalogue)]));
  const systems = [...Object.keys(catalogue.systems), "accounts"];
  return `${[
    INTRODUCTION,
    "## What services need",
    needTable(),
    "## Keys",
    "How many resources, in each environment of a system and in each account.",
    ...systems.flatMap((system) => [
      `### ${system}`,
      useTable(
        uses.filter(({ key }) => owners.get(key.stack)?.system === system),
        owners,
      ),
    ]),
  ].join("\n\n")}\n`;
}

function needTable(): string {
  const rows = Object.entries(KEY_NEEDS).map(([service, { principal, actions, says, source }]: [string, KeyNeed]) => [
    service,
    `\`${principal}\``,
    actions.map((action) => action.replace("kms:", "")).join(", "),
    says.map((key) => `\`${key}\``).join(", "),
    source,
  ]);
  return markdownTable([["service", "as", "needs", "can be asked for", "source: user guide of"], ...rows], 5);
}

/** One row for each key, user and type of resource. */
function useTable(uses: readonly KeyUse[], owners: ReadonlyMap<string, { environment: string }>): string {
  const environmentOf = ({ key }: KeyUse) => owners.get(key.stack)?.environment ?? "";
  const environments = [...new Set(uses.map(environmentOf))].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
  const rows = new Map<string, { cells: readonly string[]; where: string[] }>();
  for (const use of uses) {
    for (const service of use.services.length > 0 ? use.services : [CALLER]) {
      const cells = [`\`${keyName(use)}\``, service, `\`${use.resource.type}\``];
      const row = rows.get(cells.join());
      if (row) row.where.push(environmentOf(use));
      else rows.set(cells.join(), { cells, where: [environmentOf(use)] });
    }
  }
  const sorted = [...rows.values()].sort((one, other) => (one.cells.join() < other.cells.join() ? -1 : 1));
  const count = (where: readonly string[]) =>
    environments.map((environment) => where.filter((each) => each === environment).length || "–").join(" · ");
  return markdownTable(
    [["key", "used by", "for", environments.join(" · ")], ...sorted.map(({ cells, where }) => [...cells, count(where)])],
    3,
  );
}

const ORDER = ["dev", "staging", "nonprod", "prod"];

/** `platform` for `aws_kms_key.platform_key_B591395E`; the key of an account's state has no name of its own. */
const keyName = ({ key }: KeyUse) => /^aws_kms_key\.(?:(.+)_)?key_/.exec(key.address)?.[1] ?? "state";
