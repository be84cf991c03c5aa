import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest id of a user and of a group. Source: ElastiCache API reference, "CreateUser", "CreateUserGroup". */
const MAX_ID = 40;

/**
 * What an application does with keys, transactions and scripts. Not what Redis calls dangerous: to flush, to list all
 * keys, to change the configuration or to look at other clients. But INFO is among those, and clients ask for it first.
 */
const APPLICATION_COMMANDS = "+@read +@write +@connection +@transaction +@scripting -@dangerous +info";

/** All that the user named `default` can do, whom every group must have. (ElastiCache puts `-@all` in where it is missing, and every plan would differ.) */
const NOTHING = "off ~* -@all";

export interface RedisUsersProps {
  /** Id of the group; `<name>-default` is the id of the user that is switched off. */
  readonly name: string;
  /** Whom the application logs in as. With IAM, id and name of a user are the same, and unique in account and region. */
  readonly userName: string;
}

/** Who may log in to a Redis: the application, with a token that IAM signs. There is no password. */
export class RedisUsers extends Construct {
  readonly groupId: string;
  readonly userName: string;
  readonly userArn: string;

  constructor(scope: Construct, id: string, { name, userName }: RedisUsersProps) {
    super(scope, id);
    const disabledId = `${name}-default`;
    check(this, [nameProblem("user id", disabledId, MAX_ID), nameProblem("userName", userName, MAX_ID)]);
    const disabled = new ElasticacheUser(this, "default", {
      userId: disabledId,
      userName: "default",
      engine: "redis",
      accessString: NOTHING,
      // Nobody logs in as a user that is off; a password would have to be known to Terraform. (As `authenticationMode`, it
      // would differ in every plan: ElastiCache reads it back under another word.)
      noPasswordRequired: true,
    });
    const application = new ElasticacheUser(this, "application", {
      userId: userName,
      userName,
      engine: "redis",
      accessString: `on ~* -@all ${APPLICATION_COMMANDS}`,
      authenticationMode: { type: "iam" },
    });
    const group = new ElasticacheUserGroup(this, "group", {
      userGroupId: name,
      engine: "redis",
      userIds: [disabled.userId, application.userId],
    });
    this.groupId = group.userGroupId;
    this.userName = userName;
    this.userArn = application.arn;
  }
}
