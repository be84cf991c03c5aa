import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { type RuleName, rules } from "../../../modules/governance/rules";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { NetworkAcl } from "../../../modules/networking/network-acl";
import { ServiceRole } from "../../../modules/security/service-role";
import { build } from "../../support/build";
import {
  accountId,
  keyArn,
  soundBucket,
  soundDatabase,
  soundGroup,
  soundKey,
  soundQueue,
  soundReplica,
  soundReplicated,
} from "./sound";

type Fault = (stack: TerraformStack) => void;

const bucketWithout =
  (companion: string): Fault =>
  (stack) =>
    remove(soundBucket(stack), companion);
const databaseWith =
  (argument: string, value: unknown): Fault =>
  (stack) =>
    soundDatabase(stack).resource.addOverride(argument, value);

/** One fault for each rule: whatever else there is stays in order. */
const faults: Record<RuleName, Fault> = {
  aclClosesAdministration: (stack) => {
    const inbound = [{ rule: 100, cidr: "0.0.0.0/0", tcp: [22, 22] as const }];
    new NetworkAcl(stack, "acl", { name: "partner-test", vpcId: "vpc-1", subnetIds: ["subnet-a"], inbound, outbound: [] });
  },
  bucketBlocksPublicAccess: bucketWithout("public-access"),
  bucketDemandsTls: bucketWithout("policy"),
  bucketEndsVersions: bucketWithout("lifecycle"),
  bucketKeepsVersions: (stack) => {
    const versioning = child(soundBucket(stack), "versioning");
    versioning.addOverride("versioning_configuration.status", "Suspended");
  },
  bucketLogsAccess: bucketWithout("access-logs"),
  bucketUsesCustomerKey: bucketWithout("encryption"),
  databaseAvoidsDefaultPort: (stack) => {
    // The module's own instance is let off this rule.
    new DbInstance(stack, "database", {
      instanceClass: "db.t4g.micro",
      port: 5432,
      manageMasterUserPassword: true,
      iamDatabaseAuthenticationEnabled: true,
      publiclyAccessible: false,
      multiAz: true,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      backupRetentionPeriod: 7,
      monitoringInterval: 60,
      monitoringRoleArn: "arn:aws:iam::111111111111:role/monitoring",
      enabledCloudwatchLogsExports: ["postgresql"],
    });
  },
  databaseExportsLogs: databaseWith("enabled_cloudwatch_logs_exports", undefined),
  databaseHidesItsPassword: databaseWith("password", "correct-horse"),
  databaseIsBackedUp: databaseWith("backup_retention_period", 6),
  databaseIsEncrypted: databaseWith("storage_encrypted", false),
  databaseIsPrivate: databaseWith("publicly_accessible", true),
  databaseIsWatchedInside: databaseWith("monitoring_interval", 0),
  databaseStandsInTwoZones: databaseWith("multi_az", false),
  databaseTakesIamLogins: databaseWith("iam_database_authentication_enabled", false),
  databaseWithReplicasSetsItsPassword: (stack) => void soundReplica(stack, soundDatabase(stack)),
  groupAdmitsNoWorld: (stack) => {
    const securityGroupId = soundGroup(stack).groupId;
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    new VpcSecurityGroupIngressRule(stack, "world", { securityGroupId, cidrIpv4: "0.0.0.0/0", ...https });
  },
  groupKeepsRulesApart: (stack) => soundGroup(stack).resource.addOverride("ingress", []),
  keyRotates: (stack) => soundKey(stack).resource.addOverride("enable_key_rotation", false),
  logGroupIsKeptAndEncrypted: (stack) =>
    new LogGroup(stack, "logs", { name: "/partner-test", days: 30, keyArn }).resource.addOverride("kms_key_id", undefined),
  policyNamesItsActions: (stack) => {
    const statements = [{ Sid: "All", Effect: "Allow", Action: ["s3:GetObject", "s3:*"], Resource: "*" }] as const;
    new ServiceRole(stack, "role", { name: "partner-test", service: "lambda", accountId, statements });
  },
  queueDemandsTls: (stack) => remove(soundQueue(stack), "dead-letters-policy"),
  queueUsesCustomerKey: (stack) => soundQueue(stack).resource.addOverride("kms_master_key_id", undefined),
  subnetGivesNoPublicAddress: (stack) => {
    new Subnet(stack, "subnet", { vpcId: "vpc-1", cidrBlock: "10.20.0.0/24", mapPublicIpOnLaunch: true });
  },
  tableCanBeRecovered: (stack) => {
    const key = { hashKey: "id", attribute: [{ name: "id", type: "S" }] };
    new DynamodbTable(stack, "table", { name: "partner-test", ...key, pointInTimeRecovery: { enabled: true } });
  },
};

/** The faults again in IPv6, whose addresses are all public. */
const faultsInIpv6: Partial<Record<RuleName, Fault>> = {
  aclClosesAdministration: (stack) => {
    const inbound = [{ rule: 100, cidr: "::/0", tcp: [1024, 65535] as const }];
    new NetworkAcl(stack, "acl", { name: "partner-test", vpcId: "vpc-1", subnetIds: ["subnet-a"], inbound, outbound: [] });
  },
  groupAdmitsNoWorld: (stack) => {
    const securityGroupId = soundGroup(stack).groupId;
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    new VpcSecurityGroupIngressRule(stack, "world", { securityGroupId, cidrIpv6: "0::/0", ...https });
  },
  subnetGivesNoPublicAddress: (stack) => {
    const blocks = { cidrBlock: "10.20.0.0/24", ipv6CidrBlock: "2600:1f18::/64", mapPublicIpOnLaunch: false };
    new Subnet(stack, "subnet", { vpcId: "vpc-1", ...blocks, assignIpv6AddressOnCreation: true });
  },
};

const rulesIn = (broken: readonly string[]) => broken.map((line) => /\((\w+)(?:: [^()]+)?\)$/.exec(line)?.[1]);

test("what the faults are planted in breaks no rule", () => {
  const { broken } = build((stack) => {
    for (const sound of [soundBucket, soundReplicated, soundGroup, soundKey, soundQueue]) sound(stack);
  });
  expect(broken).toEqual([]);
});

test("every rule has a planted fault", () => {
  expect(Object.keys(faults)).toEqual(Object.keys(rules));
});

test.each(Object.entries(faults))("%s speaks of its fault, once, and no other rule does", (rule, plant) => {
  expect(rulesIn(build(plant).broken)).toEqual([rule]);
});

test.each(Object.entries(faultsInIpv6))("%s speaks of its fault in IPv6, once, and no other rule does", (rule, plant) => {
  expect(rulesIn(build(plant).broken)).toEqual([rule]);
});

test("a broken rule is told with the construct, what to change and the controls it stands for", () => {
  expect(build(faults.bucketBlocksPublicAccess).broken).toEqual([
    "test/documents/bucket (aws_s3_bucket): give it an aws_s3_bucket_public_access_block with all four arguments true" +
      " (bucketBlocksPublicAccess: S3.2, S3.3, S3.8)",
  ]);
});

function child(construct: Construct, id: string): TerraformElement {
  return construct.node.findChild(id) as TerraformElement;
}

/** Takes a part away; a part that is not there would make a fault that is none. */
function remove(construct: Construct, id: string): void {
  if (!construct.node.tryRemoveChild(id)) throw new Error(`${construct.node.path} has no "${id}"`);
}
