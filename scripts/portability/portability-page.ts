import { markdownTable } from "../docs/markdown-table";
import { FORK } from "./fork";
import { addressLines, otherLines, type Result } from "./result";
import { shown } from "./value-differences";

/** `docs/portability.md`: what a switch to the fork changes, and how it is made. */
export function portabilityPage({ date, node, pinned, comparison }: Result): string {
  const packages = FORK.map(({ from, to, version }) => [`\`${from}\` ${pinned[from]}`, `\`${to}\` ${version}`]);
  const kinds = comparison.kinds.map(({ path, here, there, stacks }) => [
    `\`${path}\``,
    `\`${shown(here)}\``,
    `\`${shown(there)}\``,
    String(stacks),
  ]);
  const parts = [
    "# Portability",
    `CDKTF was archived in December 2025. [CDK Terrain](https://github.com/open-constructs/cdk-terrain) (\`cdktn\`) is its maintained fork. \`npm run portability\` copies
the sources into a folder of its own, replaces the names of the packages, installs the fork's, checks types, synthesizes every environment
and compares the output with this project's own. It ends with 1 when an address differs, and writes this page. It needs the network, so it is no part of \`npm test\`.`,
    `Last run on ${date} with Node.js ${node}:`,
    markdownTable([["here", "with the fork"], ...packages], 2),
    "Of each the published version nearest to ours that fits this `cdktn`. Types hold without a further change.",
    "## What differs",
    [...addressLines(comparison), ...otherLines(comparison)]
      .map((line) => (/^[-+] /.test(line) ? `  ${line}` : `- ${line}`))
      .join("\n"),
    kinds.length > 0
      ? "Values of the stacks' JSON that differ, with an example of each, and in how many stacks:"
      : "No value of the stacks' JSON differs.",
    ...(kinds.length > 0 ? [markdownTable([["where", "here", "with the fork", "stacks"], ...kinds], 3)] : []),
    SWITCH,
    LEFT,
  ];
  return `${parts.join("\n\n")}\n`;
}

const SWITCH = `## How to switch

1. \`npm uninstall cdktf-cli @cdktf/provider-aws @cdktf/provider-random\`, then \`npm install --save-exact\` the right column of the table.
2. \`npm install --save-dev --save-exact cdktf cdktn-cli\`: [\`scripts/hcp\`](../scripts/hcp) stays with CDKTF, see below.
3. In every other source and in the tests replace \`"cdktf"\` and \`"cdktf/\` by \`"cdktn"\` and \`"cdktn/\`, \`"@cdktf/provider-\` by \`"@cdktn/provider-\`.
4. \`npm run addresses\`: it says \`0 new, 0 gone by a record\`.
5. \`terraform init -upgrade\` in each stack's folder, because the fork asks for a newer \`hashicorp/random\`. Look at the plans.

The fork's packages ask for Node.js 22.11, its CLI for 22.19; the check has run with what stands above. Without being told, \`cdktn\` takes Terraform 1.5.7 to be the oldest
in use and refuses write-only arguments: [\`stacks/platform-stack.ts\`](../stacks/platform-stack.ts) tells it, in the context \`targetVersions\`, which CDKTF does not look at.`;

const LEFT = `## What the check leaves out

- \`cdktn-cli\`: the output is plain Terraform, and the project's own commands do not need it.
- [\`scripts/hcp\`](../scripts/hcp), which sets HCP Terraform's workspaces with \`@cdktf/provider-tfe\`: no \`@cdktn/provider-tfe\` was published when this was written. It shares no
  construct with the stacks, so both can stand side by side.
- The other scripts and the tests. What they read is the output, which is compared.`;
