import { deliverySettings } from "../../../modules/delivery/delivery-settings";
import { problemsOf } from "../../../modules/shared/problems";
import { settings } from "./delivered";

const with_ = (changes: object) => problemsOf(deliverySettings, { ...settings, ...changes });
const OPERATORS = 'operators must be "none" or { accountId, externalId } of another AWS account';

test.each([
  { changes: {} },
  { changes: { defaultBranch: undefined } },
  { changes: { repository: "a/b.c-d_e" } },
  { changes: { operators: { accountId: "222222222222", externalId: "on-call" } } },
])("$changes is accepted", ({ changes }) => {
  expect(with_(changes)).toEqual([]);
});

test.each([
  {
    changes: { repository: "platforms" },
    problem: 'repository must be a GitHub repository such as "owner/name", got "platforms"',
  },
  { changes: { repository: "acme/*" }, problem: 'repository must be a GitHub repository such as "owner/name", got "acme/*"' },
  { changes: { ownerId: "acme" }, problem: 'ownerId must be the number that GitHub gave the owner, in digits, got "acme"' },
  {
    changes: { ownerId: undefined },
    problem: "ownerId must be the number that GitHub gave the owner, in digits, but is missing",
  },
  {
    changes: { repositoryId: 789012 },
    problem: "repositoryId must be the number that GitHub gave the repository, in digits, got 789012",
  },
  {
    changes: { repositoryId: "*" },
    problem: 'repositoryId must be the number that GitHub gave the repository, in digits, got "*"',
  },
  { changes: { defaultBranch: "ma*n" }, problem: 'defaultBranch must be the name of a branch, got "ma*n"' },
  { changes: { operators: "all" }, problem: `${OPERATORS}, got "all"` },
  { changes: { operators: undefined }, problem: `${OPERATORS}, but is missing` },
  {
    changes: { operators: { accountId: "2", externalId: "on-call" } },
    problem: 'operators.accountId must be the 12 digits of an AWS account, got "2"',
  },
  {
    changes: { operators: { accountId: "222222222222", externalId: "?" } },
    problem: 'operators.externalId must be 2 to 1224 letters, digits or any of _+=,.@:/-, got "?"',
  },
  { changes: { branch: "main" }, problem: 'branch is not a setting, got "main"' },
])("$changes is refused in one sentence", ({ changes, problem }) => {
  expect(with_(changes)).toEqual([problem]);
});
