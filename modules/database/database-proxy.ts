import { DbProxy } from "@cdktf/provider-aws/lib/db-proxy";
import { DbProxyDefaultTargetGroup } from "@cdktf/provider-aws/lib/db-proxy-default-target-group";
import { DbProxyTarget } from "@cdktf/provider-aws/lib/db-proxy-target";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { FunctionHome } from "../compute/lambda-function";
import { LogGroup } from "../monitoring/log-group";
import { usesKey } from "../security/key-access";
import { readsSecret } from "../security/secret-access";
import { ServiceRole } from "../security/service-role";
import { check, nameProblem } from "../shared/check";
import type { LoginTarget } from "./database-login";
import type { DatabaseNetwork, PostgresInstance } from "./postgres-instance";
import type { RolePassword } from "./role-password";

/** Longest name of a proxy. Source: RDS API reference, "CreateDBProxy". */
const MAX_PROXY_NAME = 63;
/** A proxy speaks PostgreSQL on this port only, whatever the database listens on. */
const PORT = 5432;
/** A client that says nothing for as long is let go: RDS's default. It takes 1 second to 8 hours. */
const IDLE_CLIENT_SECONDS = 1_800;

/**
 * How many connections it opens, in percent of the database's `max_connections`.
 * Source: RDS API reference, "ConnectionPoolConfiguration".
 */
const POOL = {
  // The rest is for migrations, bootstrap, rotations and people, who come without the proxy.
  maxConnectionsPercent: 80,
  // Half of them stay open without work: RDS's own ratio.
  maxIdleConnectionsPercent: 40,
  // A request that waits longer for a connection fails: before API Gateway gives up on it after 29 seconds.
  connectionBorrowTimeout: 20,
};

export interface DatabaseProxyProps {
  /** Name of the proxy, of its role and, behind `/aws/rds/proxy/`, of its log group. */
  readonly name: string;
  readonly postgres: PostgresInstance;
  /** Of the role that it logs in as, and the only role that its clients can be. */
  readonly password: RolePassword;
  /** Subnets in two zones or more; the database's group must admit this one. */
  readonly network: DatabaseNetwork;
  readonly home: Pick<FunctionHome, "accountId" | "region" | "keyArn" | "logDays">;
  /** What makes the role and gives it its password: the bootstrap. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * RDS Proxy before a PostgreSQL: many clients share few connections, and a failover shows as a short wait. Clients come
 * with TLS and a token that IAM signs for the proxy's own host name, so no application knows a password; the proxy logs in
 * with the one in Secrets Manager. (From the provider's version 6 on it could log in with IAM, too.) Its certificate is of
 * Amazon Trust Services, whom systems trust anyhow, not of RDS's own authorities. Costs: 0.015 USD an hour for each
 * processor of the database, two at least, about 22 USD a month.
 */
export class DatabaseProxy extends Construct implements LoginTarget {
  readonly endpoint: string;
  readonly port = PORT;
  /** What CloudWatch counts by: its dimension `ProxyName`. */
  readonly proxyName: string;
  /** Part of the ARN that `rds-db:connect` asks for, `prx-…`: the database's does not open the proxy. */
  readonly resourceId: string;
  /** What must be there before anybody connects. */
  readonly ready: ITerraformDependable[];
  readonly resource: DbProxy;

  constructor(scope: Construct, id: string, { name, postgres, password, network, home, after }: DatabaseProxyProps) {
    super(scope, id);
    const { subnetIds, securityGroupId } = network;
    check(this, [
      // RDS takes neither two hyphens in a row nor one at the end.
      nameProblem("name", name, MAX_PROXY_NAME, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
      subnetIds.length < 2 && `network must name two subnets or more, got ${subnetIds.length}`,
    ]);
    const { keyArn, logDays } = home;
    // Made before the proxy, which would make one without retention and key.
    const logs = new LogGroup(this, "logs", { name: `/aws/rds/proxy/${name}`, days: logDays, keyArn });
    const role = readerOf(this, name, password, home);
    this.resource = new DbProxy(this, "proxy", {
      name,
      engineFamily: "POSTGRESQL",
      roleArn: role.arn,
      requireTls: true,
      // No `clientPasswordAuthType`: it says how clients prove a password, and these have none.
      auth: [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn: password.secretArn }],
      idleClientTimeout: IDLE_CLIENT_SECONDS,
      // It would write down every statement, and with it the data in it.
      debugLogging: false,
      vpcSubnetIds: subnetIds,
      vpcSecurityGroupIds: [securityGroupId],
      // A proxy cannot be moved: with another zone it would be replaced, and its clients wait for minutes.
      lifecycle: { ignoreChanges: ["vpc_subnet_ids"] },
      dependsOn: [logs.resource, role.policy, ...password.ready],
    });
    const group = new DbProxyDefaultTargetGroup(this, "pool", {
      dbProxyName: this.resource.name,
      connectionPoolConfig: POOL,
    });
    const target = new DbProxyTarget(this, "target", {
      dbProxyName: this.resource.name,
      targetGroupName: group.name,
      dbInstanceIdentifier: postgres.identifier,
      dependsOn: [...postgres.ready, ...after],
    });
    this.endpoint = this.resource.endpoint;
    this.proxyName = name;
    this.resourceId = Fn.element(Fn.split(":", this.resource.arn), RESOURCE_ID);
    this.ready = [target];
  }
}

/** Place of the id in `arn:aws:rds:<region>:<account>:db-proxy:prx-…`, from 0. */
const RESOURCE_ID = 6;

/** The role that the proxy reads its password with. RDS does not say on whose behalf it comes for a proxy. */
function readerOf(scope: Construct, name: string, { secretArn }: RolePassword, { keyArn, region }: DatabaseProxyProps["home"]) {
  const statements = [readsSecret(secretArn), usesKey(keyArn, region, ["secretsmanager"])];
  return new ServiceRole(scope, "role", { name, service: "rds", statements });
}
