import type { Excess } from "../support/excesses";

/** Statements that may be wide, or are not as the list has it. Only these actions of them, and only as long as they are in some policy. */
export interface WideStatement {
  readonly sid: string;
  readonly type: string;
  /** As the statement says them; or all that read configuration and no data. */
  readonly actions: readonly string[] | "reads";
  readonly reason: string;
}

const identity = (sid: string, actions: string, reason: string): WideStatement => ({
  sid,
  type: "aws_iam_policy",
  actions: actions.split(" "),
  reason,
});
const inline = (sid: string, actions: string, reason: string): WideStatement => ({
  ...identity(sid, actions, reason),
  type: "aws_iam_role_policy",
});
const reads = (sid: string): WideStatement => ({
  sid,
  type: "aws_iam_policy",
  actions: "reads",
  reason:
    "a plan refreshes whatever there is, of other names too while they change; it reads how things are set, not what is in them",
});

export const WIDE_STATEMENTS: readonly WideStatement[] = [
  {
    sid: "AccountDecidesByIam",
    type: "aws_kms_key",
    actions: ["kms:*"],
    reason: "KMS asks for it: without it nobody could ever change the key",
  },
  {
    sid: "OnlyThisAccount",
    type: "aws_vpc_endpoint",
    actions: ["*"],
    reason: "grants nothing: it lets identities of the account through, and their policies say what they may",
  },
  identity("WhatTheirPoliciesSay", "*", "grants nothing: a boundary is the most that other policies can grant"),
  ...[
    "ReadAlarms ReadBackups ReadBuckets ReadBudgets ReadCaches ReadCertificates ReadContainers ReadCosts ReadDatabases",
    "ReadDistributions ReadDocuments ReadFirewalls ReadFunctions ReadGroups ReadIdentities ReadKeys ReadLoadBalancers ReadLogs",
    "ReadMappings ReadModels ReadNames ReadNetwork ReadQueues ReadRepositories ReadRules ReadRunners ReadScaling ReadSchedules",
    "ReadSecrets ReadTables ReadTopics ReadTraces",
  ].flatMap((sids) => sids.split(" ").map(reads)),
  identity(
    "Databases",
    "rds:RestoreDBInstanceToPointInTime rds:StartDBInstanceAutomatedBackupsReplication rds:DeleteDBInstanceAutomatedBackup rds:AddTagsToResource rds:RemoveTagsFromResource",
    "RDS makes up the names of replicated backups",
  ),
  identity(
    "Deliveries",
    "logs:CreateDelivery logs:DeleteDelivery logs:TagResource logs:UntagResource",
    "a delivery has a number",
  ),
  identity("MappingTags", "lambda:TagResource lambda:UntagResource", "an event source mapping has a number for a name"),
  identity(
    "Mappings",
    "lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping",
    "a mapping has a number for a name; a condition says whose functions it may feed",
  ),
  identity("PrivateNames", "route53:AssociateVPCWithHostedZone", "an endpoint with private DNS brings a zone of AWS's"),
  identity("RemovePrivateZones", "route53:DeleteHostedZone", "Route 53 asks for no tags, and refuses while there are records"),
  identity("StartImages", "ec2:RunInstances", "images and their snapshots belong to whoever published them"),
  identity("Subscriptions", "sns:SetSubscriptionAttributes sns:Unsubscribe", "the topic is optional: SNS need not ask for it"),
  identity("ZoneTags", "route53:ChangeTagsForResource route53:UpdateHostedZoneComment", "zones are known by numbers"),
  inline("FindGroups", "logs:GetQueryResults", "a query is asked for by its number; who starts one names the groups"),
  inline(
    "LambdaMakesInterfaces",
    "ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses",
    "the interfaces are not there when Lambda asks; the function's own code is refused all of it",
  ),
  inline(
    "ReadMetrics",
    "cloudwatch:DescribeAlarms cloudwatch:DescribeAlarmHistory cloudwatch:GetDashboard cloudwatch:GetMetricData cloudwatch:ListMetrics",
    "alarms and metrics are found by listing them all; the data sets of the list are not those of metrics",
  ),
  inline(
    "SeeDatabases",
    "rds:DescribeDBInstances rds:DescribeDBSnapshots rds:ListTagsForResource",
    "asked for without a name, it lists: only the kind can be said",
  ),
  inline("SessionManager", "ssm:UpdateInstanceInformation", "a role is shared by instances that come and go"),
  inline("TagRecoveryPoints", "backup:TagResource", "the list knows recovery points only by the ARNs of other services"),
  inline(
    "WithoutResource",
    "backup:CopyFromBackupVault cloudwatch:GetMetricData",
    "a recovery point has the ARN of the service whose it is; metrics have none",
  ),
  inline(
    "WriteLogs",
    "logs:CreateLogGroup logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents logs:GetLogEvents logs:FilterLogEvents",
    "API Gateway refuses a role that may do less than its managed policy",
  ),
];

/** Reads what users or workloads keep. No statement may say so of everything, whatever it is called. */
const READS_DATA =
  /^(s3:GetObject(?!LockConfiguration)|dynamodb:(BatchGet|GetItem|GetRecords|Query|Scan|PartiQL)|secretsmanager:(Batch)?GetSecretValue|sqs:Receive|ssm:GetParameter|logs:(Get|Filter)LogEvents|logs:(StartQuery|GetQueryResults|StartLiveTail)|s3vectors:(Get|Query|List)Vectors|rds:DownloadDBLogFile|bedrock:Retrieve|kms:Decrypt)/;

/** The statement of the list that lets an excess pass. */
export function letsPass({ sid, type, action, listed }: Excess): WideStatement | undefined {
  const harmless = listed.length > 0 && listed.every(({ name, reads: only }) => only && !READS_DATA.test(name));
  return WIDE_STATEMENTS.find(
    (each) => each.sid === sid && each.type === type && (each.actions === "reads" ? harmless : each.actions.includes(action)),
  );
}
