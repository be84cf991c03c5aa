import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import type { PolicyStatement } from "../security/policy-document";
import { check } from "../shared/check";
import type { Posture } from "../shared/posture";

/** Source: CloudWatch Logs API reference, "CreateLogGroup"; the rest of the name takes part of its 512 characters. */
const PREFIX = /^[.\-_/#A-Za-z0-9]{1,500}$/;

export interface AdoptedLogGroupsProps {
  /** Name of the function that cares for them. */
  readonly name: string;
  /** What their names begin with, e.g. `/aws/apprunner/shop-dev-api/`: the function can do nothing to any other group. */
  readonly prefixes: readonly string[];
  /** Whose retention and key the groups get too. */
  readonly home: FunctionHome;
  /** Whether the groups go with their stack, events and all. */
  readonly data: Posture;
}

/**
 * Log groups that a service of AWS names and makes by itself, such as App Runner, which gives them no retention and no key
 * and leaves them behind. Terraform cannot make them: they are there before it knows their names. So a function sees to
 * them during the apply, as soon as the service is there. The key's policy must admit the `logs` service; the function
 * itself needs no right to the key. Source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS".
 */
export class AdoptedLogGroups extends Construct {
  readonly worker: LambdaFunction;
  /**
   * What a service must depend on that makes the groups, so that it goes first and they go last: a service writes of its own
   * end, and would make them once more. Nothing where they are kept.
   */
  readonly removal: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AdoptedLogGroupsProps,
  ) {
    super(scope, id);
    const { name, prefixes, home, data } = props;
    check(this, [
      prefixes.length === 0 && "prefixes must name one beginning or more, got none",
      ...prefixes.map((prefix) => !PREFIX.test(prefix) && `prefixes must match ${PREFIX.source}, got "${prefix}"`),
    ]);
    this.worker = new LambdaFunction(this, "function", {
      name,
      description: "Gives log groups of AWS services a retention and a key",
      source: "log-care",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 300 },
      variables: {},
      statements: caresFor(props),
      deployedBy: "terraform",
    });
    this.removal = data === "disposable" ? [this.run("removal", { prefixes })] : [];
  }

  /** Takes in the groups of one service, `role`. What needs them, such as a metric filter, waits for what is returned. */
  adopt(role: string, groups: readonly string[]): ITerraformDependable {
    const { prefixes, home } = this.props;
    const others = groups.filter((group) => !prefixes.some((prefix) => begins(group, prefix)));
    check(this, [
      role === "removal" && 'role must not be "removal", which is this construct\'s own',
      groups.length === 0 && `groups of ${role} must name one log group or more, got none`,
      others.length > 0 && `groups of ${role} must begin with one of prefixes, got "${others.join('", "')}"`,
    ]);
    return this.run(role, { groups, retentionDays: home.logDays, kmsKeyArn: home.keyArn });
  }

  private run(id: string, wanted: object): LambdaInvocation {
    const input = JSON.stringify({ wanted });
    return new LambdaInvocation(this, id, {
      functionName: this.worker.functionName,
      lifecycleScope: "CRUD",
      input,
      // A trigger replaces the run, and one that fails is tried again by the next apply; another input alone would change
      // it in place, which is not (hashicorp/terraform-provider-aws 43447).
      triggers: { input },
      dependsOn: this.worker.ready,
    });
  }
}

/** As far as the name is known: what AWS decides later (a token) is not judged here. */
const begins = (group: string, prefix: string) => {
  const [known, ...later] = group.split("${");
  return known.startsWith(prefix) || (later.length > 0 && prefix.startsWith(known));
};

function caresFor({ prefixes, home, data }: AdoptedLogGroupsProps): PolicyStatement[] {
  const { region, accountId } = home;
  const removes: PolicyStatement[] = [
    // CloudWatch Logs lists groups without resources.
    { Sid: "FindGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
  ];
  return [
    {
      Sid: "CareForGroups",
      Effect: "Allow",
      Action: [
        "logs:CreateLogGroup",
        "logs:PutRetentionPolicy",
        "logs:AssociateKmsKey",
        ...(data === "disposable" ? ["logs:DeleteLogGroup"] : []),
      ],
      Resource: prefixes.map((prefix) => `arn:aws:logs:${region}:${accountId}:log-group:${prefix}*`),
    },
    ...(data === "disposable" ? removes : []),
  ];
}
