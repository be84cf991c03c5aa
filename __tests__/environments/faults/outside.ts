import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const DNS = 'must be a lower-case DNS name such as "example.com"';
const ZONE = 'must be given as { kind: "existing", name } or { kind: "create", name }';
const WAF = 'must be "none" or { requestsPer5Minutes: a whole number of requests from 10 to 2000000000 }';
const OPERATORS = 'must be "none" or { accountId, externalId } of another AWS account';
const REGIONS = "us-east-1, us-west-2, ap-southeast-2, ap-northeast-1";
const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;

/** What differs between systems. */
interface Outside {
  readonly domain: string;
  readonly longestDomain: number;
  readonly region: string;
  /** When the database backs itself up, and when AWS Backup would come too near. */
  readonly backupWindow: string;
  readonly tooNear: string;
  /** Days that daily backups are kept, and weekly ones where they are kept for longer. */
  readonly kept: { readonly daily: number; readonly weekly?: number };
}

/** How the world reaches it, who watches, who delivers, what is kept elsewhere. */
export function outside({ domain, longestDomain, region, backupWindow, tooNear, kept }: Outside): Fault[] {
  const { daily, weekly } = kept;
  const longest = weekly ? `weeklyRetentionDays ${weekly}` : `dailyRetentionDays ${daily}`;
  const DOMAIN = `must be a lower-case DNS name of at most ${longestDomain} characters such as "app.example.com"`;
  return [
    ["names", undefined, OBJECT],
    ["names.domain", "App.example.com", DOMAIN],
    ["names.domain", `${"a".repeat(longestDomain - domain.length)}.${domain}`, DOMAIN],
    ["names.domain", undefined, DOMAIN],
    ["names.hostedZone", undefined, ZONE],
    ["names.hostedZone", "partner.example.com", ZONE],
    ["names.hostedZone.kind", "delegated", ZONE],
    ["names.hostedZone.name", "example", DNS],
    ["names.hostedZone.name", "other.example.com", `must be ${domain} or a parent of it`],
    ["names.aliases", [], UNKNOWN],

    ["edge", undefined, OBJECT],
    ["edge.priceClass", "All", 'must be "PriceClass_100" or "PriceClass_200" or "PriceClass_All"'],
    ["edge.waf", "off", WAF],
    ["edge.waf", undefined, WAF],
    ["edge.waf", "none", "must be { requestsPer5Minutes } in prod"],
    ["edge.waf.requestsPer5Minutes", 1, "must be a whole number of requests from 10 to 2000000000"],
    ["edge.cache", "none", UNKNOWN],

    ["secrets", undefined, OBJECT],
    ["secrets.rotationDays", 91, number("days", 1, 90)],
    ["secrets.rotationDays", undefined, number("days", 1, 90)],
    ["secrets.jwt", "abc", UNKNOWN],

    ["watching", undefined, OBJECT],
    ["watching.alarmEmails", "oncall@example.com", "must be a list of e-mail addresses"],
    ["watching.alarmEmails", undefined, "must be a list of e-mail addresses"],
    ["watching.alarmEmails", [], "must hold at least one address in prod"],
    ["watching.alarmEmails.0", "oncall", "must be an e-mail address"],
    ["watching.alarmEmails", Array(2).fill("a@example.com"), "must name each address once"],
    ["watching.webhook", "slack", 'must be "none" or "pagerduty" or "opsgenie"'],
    ["watching.thresholds", undefined, OBJECT],
    ["watching.thresholds.queueDepth", 1, UNKNOWN],
    ["watching.monthlyBudgetUsd", 0, number("US dollars", 1, 10_000_000)],
    ["watching.costAnomalies", "on", 'must be "none" or { thresholdUsd }'],
    ["watching.costAnomalies", undefined, 'must be "none" or { thresholdUsd }'],
    ["watching.costAnomalies.thresholdUsd", 0, number("US dollars", 1, 1_000_000)],
    ["watching.dashboard", "none", UNKNOWN],

    ["delivery", undefined, OBJECT],
    ["delivery.repository", "partner", 'must be a GitHub repository such as "owner/name"'],
    ["delivery.repository", undefined, 'must be a GitHub repository such as "owner/name"'],
    ["delivery.ownerId", 1001, "must be the number that GitHub gave the owner, in digits"],
    ["delivery.repositoryId", "0", "must be the number that GitHub gave the repository, in digits"],
    ["delivery.defaultBranch", "ma in", "must be the name of a branch"],
    ["delivery.operators", undefined, OPERATORS],
    ["delivery.operators", "all", OPERATORS],
    ["delivery.operators.accountId", "3", "must be the 12 digits of an AWS account"],
    ["delivery.operators.externalId", "!", "must be 2 to 1224 letters, digits or any of _+=,.@:/-"],
    ["delivery.branch", "main", UNKNOWN],

    ["recovery", "on", 'must be "none" or { … }'],
    ["recovery", undefined, 'must be "none" or { … }'],
    ["recovery", "none", "must name a second region in prod"],
    ["recovery.region", "west", 'must be an AWS region such as "us-east-1"'],
    ["recovery.region", region, "must differ from the environment's own region"],
    ["recovery.region", "eu-west-1", `must be one of the account's regions ${REGIONS}`],
    ["recovery.pointInTimeDays", 36, number("days", 1, 35)],
    ["recovery.vault", undefined, OBJECT],
    ["recovery.vault.lock", "none", 'must be "governance" or "compliance"'],
    ["recovery.vault.dailyAt", "noon", 'must be a UTC time such as "12:00"'],
    ["recovery.vault.dailyAt", tooNear, `must be two hours or more before backupWindow ${backupWindow}, or after it`],
    ["recovery.vault.dailyRetentionDays", 0, number("days", 1, 3_650)],
    ["recovery.vault.monthlyRetentionDays", 3_651, number("days", 1, 3_650)],
    ["recovery.vault.monthlyRetentionDays", 7, `must be ${longest} or more`],
    ["recovery.vault.weeklyRetentionDays", 0, number("days", 1, 3_650)],
    ["recovery.vault.weeklyRetentionDays", "90", number("days", 1, 3_650)],
    ["recovery.vault.weeklyRetentionDays", 7, `must be dailyRetentionDays ${daily} or more`],
    ["recovery.vault.yearlyRetentionDays", 7, UNKNOWN],
  ];
}
