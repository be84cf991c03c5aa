import { actionText, faultsOf, textOf, unpinned, workflowNames } from "./workflow-files";

test.each(workflowNames())("%s is pinned, has the least rights, ends some day, and writes no value into a script", (name) => {
  expect(faultsOf(textOf(name))).toEqual([]);
});

test("the action of this repository is pinned, too", () => {
  expect(unpinned(actionText())).toEqual([]);
  expect(actionText().match(/run: .*\$\{\{/)).toBeNull();
});

/** Each edit is a mistake that somebody makes one day. */
const mistakes: Readonly<Record<string, readonly [what: string, edit: (text: string) => string, fault: RegExp][]>> = {
  "terraform-stacks.yml": [
    ["a tag", (text) => text.replace(/checkout@\w{40} # v5\.0\.0/, "checkout@v5"), /checkout@v5 is not pinned/],
    ["no version", (text) => text.replace(" # v5.0.0", ""), /is not pinned to a commit with its version/],
    ["rights for all", (text) => text.replace("permissions: {}", "permissions: write-all"), /permissions are not empty/],
    ["a right more", (text) => text.replace("contents: read", "contents: write"), /plan: permissions are not/],
    ["no time limit", (text) => text.replace("    timeout-minutes: 115\n", ""), /apply: it may run for ever/],
    ["any machine", (text) => text.replace("ubuntu-24.04", "ubuntu-latest"), /plan: its machine is another/],
    ["a script", (text) => text.replace('<<< "$STACKS"', "<<< ${{ inputs.stacks }}"), /plan: a value is written into/],
    ["a token", (text) => text.replace("persist-credentials: false", "fetch-depth: 1"), /plan: the token stays/],
    ["plans for ever", (text) => text.replace("retention-days: 3", "retention-days: 90"), /plan: plans are kept for too long/],
    ["no approval", (text) => text.replace(/^ {4}environment: .*\n/m, ""), /apply: it changes something outside/],
    ["pull requests", (text) => text.replace("workflow_call:", "pull_request:"), /apply: a pull request changes/],
    ["strangers", (text) => text.replace("workflow_call:", "pull_request_target:"), /stranger's code/],
  ],
  "terraform-deploy.yml": [
    ["no group", (text) => text.replace(/^concurrency:\n(?: {2}.*\n)+/m, ""), /no concurrency group/],
    [
      "another's workflow",
      (text) => text.replace("./.github/workflows/terraform-stacks", "./elsewhere"),
      /not in this repository/,
    ],
    ["a right more for a call", (text) => text.replace("contents: read", "contents: write"), /deploy: permissions are not/],
    ["secrets for a call", (text) => text.replace("    with:", "    secrets: inherit\n    with:"), /deploy: it hands on secrets/],
    ["a call by pull requests", (text) => text.replace("workflow_dispatch:", "pull_request:"), /deploy: a pull request changes/],
  ],
  "terraform-apply.yml": [["no group", (text) => text.replace(/^ {4}concurrency:\n(?: {6}.*\n)+/m, ""), /no concurrency group/]],
  "terraform-plan.yml": [
    ["rights to write for all", (text) => text.replace("id-token: write", "pull-requests: write"), /plan: permissions are not/],
    ["more to write", (text) => text.replace("pull-requests: write", "issues: write"), /comment: permissions are not/],
    ["tests that write", (text) => text.replace("contents: read", "contents: write"), /test: permissions are not/],
    [
      "a role beside rights to write",
      (text) =>
        text
          .replace("- run: npm run test:unit", "- uses: ./.github/actions/terraform")
          .replace(/npm ci --no-audit --no-fund/, 'node scripts/github.ts comment "$X"'),
      /one job has a role in AWS and writes/,
    ],
    [
      "a token for all steps",
      (text) => text.replace("  comment:\n", "  comment:\n    env:\n      GITHUB_TOKEN: ${{ github.token }}\n"),
      /comment: every step has the token/,
    ],
    [
      "a token for a script that needs none",
      (text) =>
        text.replace(
          "run: npm run test:unit",
          "run: npm run test:unit\n        env:\n          GITHUB_TOKEN: ${{ github.token }}",
        ),
      /test: a step has the token/,
    ],
  ],
};

describe.each(Object.entries(mistakes))("in %s", (name, edits) => {
  test.each([...edits])("finds %s", (_, edit, fault) => {
    expect(edit(textOf(name))).not.toBe(textOf(name));
    expect(faultsOf(edit(textOf(name))).some((each) => fault.test(each))).toBe(true);
  });
});
