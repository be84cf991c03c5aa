import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf } from "../shared/posture";
import { careExceptions, protection, upgradesByItself, watchedInside } from "./database-care";
import { type DatabasePosture, postureOf } from "./database-posture";
import type { MasterPassword } from "./master-password";
import { PostgresParameters } from "./postgres-parameters";
import type { PostgresSettings } from "./postgres-settings";
import type { PostgresTelemetry } from "./postgres-telemetry";

const PORT = 5432;
/** Longest identifier of a DB instance. Source: RDS, "Quotas and constraints". */
const MAX_IDENTIFIER = 63;

/** Where a database stands. */
export interface DatabaseNetwork {
  /** In two zones or more, also for `single-az`: RDS asks for it. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

/** The user that owns everything at first. */
export interface DatabaseMaster {
  /** Another name than RDS's defaults, which attackers try first (RDS.25), where nothing else is asked for. */
  readonly user: string;
  /** `rds` makes and rotates the password itself; it refuses that where there are read replicas. */
  readonly password: "rds" | MasterPassword;
}

export interface PostgresInstanceProps {
  /** Identifier of the instance; its parts are named after it. */
  readonly name: string;
  readonly settings: PostgresSettings;
  /** First database. */
  readonly databaseName: string;
  readonly master: DatabaseMaster;
  readonly network: DatabaseNetwork;
  /** Encrypts disk, backups, Performance Insights and the master secret that RDS makes. */
  readonly keyArn: string;
  readonly telemetry: PostgresTelemetry;
  readonly data: DatabasePosture;
}

/**
 * PostgreSQL on RDS: encrypted, TLS only, without a public address, its master password in Secrets Manager, so that no
 * state or output holds it.
 */
export class PostgresInstance extends Construct {
  readonly arn: string;
  readonly endpoint: string;
  readonly port = PORT;
  readonly identifier: string;
  readonly parameterGroupName: string;
  readonly databaseName: string;
  /** Name of the master user. */
  readonly masterUser: string;
  /** Part of the ARN that `rds-db:connect` asks for; it stays when the identifier changes. */
  readonly resourceId: string;
  /** Secret with `username` and `password`; where RDS makes it, RDS rotates it every 7 days. */
  readonly masterSecretArn: string;
  /** What must be there before anybody logs in with that secret. */
  readonly ready: ITerraformDependable[];
  /** Of whatever else reads the same data. */
  readonly settings: PostgresSettings;
  readonly resource: DbInstance;

  constructor(scope: Construct, id: string, props: PostgresInstanceProps) {
    super(scope, id);
    const { name, settings, databaseName, master, network, keyArn, telemetry, data } = props;
    const isProtected = data !== "disposable";
    const posture = postureOf(data);
    const { subnetIds, securityGroupId } = network;
    check(this, [
      nameProblem("name", name, MAX_IDENTIFIER),
      nameProblem("databaseName", databaseName, MAX_IDENTIFIER, /^[a-z][a-z0-9_]*$/),
      nameProblem("master.user", master.user, MAX_IDENTIFIER, /^[a-z][a-z0-9_]*$/),
      subnetIds.length < 2 && `subnetIds must name two subnets or more, got ${subnetIds.length}`,
    ]);
    const subnets = new DbSubnetGroup(this, "subnets", { name, subnetIds, description: `Where ${name} may stand` });
    const parameters = new PostgresParameters(this, "parameters", { name, settings });

    this.resource = new DbInstance(this, "instance", {
      identifier: name,
      engine: "postgres",
      dbName: databaseName,
      username: master.user,
      ...(master.password === "rds"
        ? { manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn }
        : // The version stays: what rotations set since is not set back.
          { passwordWo: master.password.value, passwordWoVersion: 1 }),
      iamDatabaseAuthenticationEnabled: true,
      port: PORT,
      publiclyAccessible: false,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      parameterGroupName: parameters.groupName,
      storageType: "gp3",
      storageEncrypted: true,
      kmsKeyId: keyArn,
      copyTagsToSnapshot: true,
      ...watchedInside(keyArn, telemetry.monitoringRoleArn),
      enabledCloudwatchLogsExports: telemetry.exports,
      ...sizes(settings),
      ...protection(posture, name),
      deletionProtection: isProtected,
      lifecycle: lifecycleOf(posture),
      dependsOn: telemetry.beforeInstance,
    });
    this.arn = this.resource.arn;
    this.identifier = this.resource.identifier;
    this.parameterGroupName = parameters.groupName;
    this.endpoint = this.resource.address;
    this.databaseName = databaseName;
    this.masterUser = master.user;
    this.resourceId = this.resource.resourceId;
    this.settings = settings;
    const { password } = master;
    this.masterSecretArn = password === "rds" ? this.resource.masterUserSecret.get(0).secretArn : password.secretArn;
    this.ready = [this.resource, ...(password === "rds" ? [] : [password.keep(master.user, this.resource)])];
    careExceptions(this.resource, settings.engineVersion, isProtected);
    if (settings.availability === "single-az") {
      except(this.resource, "databaseStandsInTwoZones", 'this environment asks for availability "single-az"');
    }
  }
}

function sizes(settings: PostgresSettings) {
  const { engineVersion } = settings;
  return {
    engineVersion,
    autoMinorVersionUpgrade: upgradesByItself(engineVersion),
    // Another major version in the settings is meant; without this RDS refuses it.
    allowMajorVersionUpgrade: true,
    instanceClass: settings.instanceClass,
    allocatedStorage: settings.allocatedStorageGiB,
    maxAllocatedStorage: settings.maxAllocatedStorageGiB,
    multiAz: settings.availability === "multi-az",
    backupRetentionPeriod: settings.backupRetentionDays,
    backupWindow: settings.backupWindow,
    maintenanceWindow: settings.maintenanceWindow,
  };
}
