import type { Catalogue } from "../../systems/platforms";
import { markdownTable } from "../docs/markdown-table";
import { allBilled } from "./estates";
import { LISTS } from "./prices/lists";
import type { Price } from "./prices/price";
import { SOURCES } from "./prices/sources";
import { accountTable, MEMORY_NOTE, overviewTable, useLines } from "./tables";

/** `docs/cost.md`: what everything costs, at which prices, and what is not in it. */
export function costPage(outdir: string, names: Pick<Catalogue, "accounts" | "systems">): string {
  const all = allBilled(outdir, names);
  const uses = [...new Set(all.flatMap(({ bill }) => bill.uses))];
  const parts = [
    "# What it costs",
    `Written by \`node --import tsx scripts/figures.ts\` from what is synthesized: every resource that is charged by the hour or the month, while nobody asks for anything,
with the fewest tasks and instances, on demand, 730 hours, before taxes and free tiers. \`npm run cost [system] [environment]\` shows the items of each sum.
The pages of the systems show the same by service, and beside it what the source documents say.`,
    overviewTable(all),
    "What an account has once comes besides. Its services are charged by use: CloudTrail, Config, GuardDuty, Security Hub, Inspector.",
    accountTable(all),
    `## How it is counted

Each resource type is in exactly one of three files; a type in none is refused, and so is a size or a region without a price.

- [\`formulas.ts\`](../scripts/cost/formulas.ts): charged while it is there. One function for each type, over its synthesized arguments: a standby doubles instance and disk, an interface endpoint counts in each zone, a load balancer has an address in each.
- [\`by-use.ts\`](../scripts/cost/by-use.ts): charged by what is done with it. Listed below, not in any sum.
- [\`free.ts\`](../scripts/cost/free.ts): costs nothing of itself, and why.`,
    "## Not in the sums\n\nCharged by use; prices of us-east-1:",
    useLines(uses)
      .map((line) => `- ${line}`)
      .join("\n"),
    `${MEMORY_NOTE.replace("*", "\\*")}

Besides: models' tokens (Bedrock and other companies'), traffic between zones ($0.01 a GB each way, from memory) and out to the internet, whatever the applications make, support plans, taxes, discounts (savings plans, reserved instances), and everything above the fewest. A disk counts as large as it is at first. Container Insights is guessed, at 25 metrics for the cluster and for each service, family and task. Spot, where it is asked for, is counted as on demand and marked.`,
    `## Prices

US dollars. AWS's own price list could not be reached when they were put together: check it before you promise anybody a figure. A price is one entry in [\`scripts/cost/prices/\`](../scripts/cost/prices), with where it is from.`,
    priceTable(),
    "Where from, and of when:",
    Object.entries(SOURCES)
      .map(([key, { name, asOf }]) => `- \`${key}\`: ${name}; ${asOf}.`)
      .join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function priceTable(): string {
  const prices: Price[] = Object.values(LISTS).flat();
  return markdownTable(
    [
      ["service", "what", "region", "from", "dollars", "per"],
      ...prices.map(({ service, what, per, dollars, regions, from }) => [
        service,
        what,
        typeof regions === "string" ? regions : regions.join(", "),
        from,
        String(dollars),
        per,
      ]),
    ],
    4,
  );
}
