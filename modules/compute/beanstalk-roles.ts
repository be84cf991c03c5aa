import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { ServiceRole } from "../security/service-role";
import { reachesObjects } from "../storage/bucket-access";
import { sendsTraces } from "./trace-collector";

/**
 * AWS's own policies for the service role. Elastic Beanstalk makes and updates instances, groups and load balancers by
 * CloudFormation, in a way that AWS changes: these two follow it.
 * Source: Elastic Beanstalk developer guide, "Managing Elastic Beanstalk service roles".
 */
const SERVICE_POLICIES = {
  "enhanced-health": "arn:aws:iam::aws:policy/service-role/AWSElasticBeanstalkEnhancedHealth",
  "managed-updates": "arn:aws:iam::aws:policy/AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy",
};

export interface BeanstalkRolesProps {
  /** Name of the environment; the roles are `<name>-service` and `<name>-instances`. */
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** Bucket of the source bundles, and the key it is encrypted with. */
  readonly bundles: { readonly arn: string; readonly keyArn: string };
  /** What the application may do besides. */
  readonly statements: readonly PolicyStatement[];
}

/** Who runs an Elastic Beanstalk environment, and who its instances are. */
export class BeanstalkRoles extends Construct {
  readonly service: ServiceRole;
  readonly profileName: string;
  /** What must be there before the environment, and go after it. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: BeanstalkRolesProps) {
    super(scope, id);
    const { name, accountId, region } = props;
    this.service = new ServiceRole(this, "service", {
      name: `${name}-service`,
      service: "elasticbeanstalk",
      statements: [
        {
          Sid: "HealthLog",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: `arn:aws:logs:${region}:${accountId}:log-group:/aws/elasticbeanstalk/${name}/environment-health.log:*`,
        },
      ],
    });
    const attached = Object.entries(SERVICE_POLICIES).map(
      ([role, policyArn]) => new IamRolePolicyAttachment(this, role, { role: this.service.resource.name, policyArn }),
    );
    const instances = new ServiceRole(this, "instances", {
      name: `${name}-instances`,
      service: "ec2",
      statements: [...instanceStatements(props), ...props.statements],
    });
    this.profileName = new IamInstanceProfile(this, "profile", { name: `${name}-instances`, role: instances.resource.name }).name;
    this.ready = [...attached, this.service.policy, instances.policy];
  }
}

/** As AWS's AWSElasticBeanstalkWebTier, but for this environment only. */
function instanceStatements({ name, accountId, region, bundles }: BeanstalkRolesProps): PolicyStatement[] {
  const beanstalk = `arn:aws:elasticbeanstalk:${region}:${accountId}`;
  const beanstalkBucket = `arn:aws:s3:::elasticbeanstalk-${region}-${accountId}`;
  return [
    ...reachesObjects("Bundles", bundles.arn, "read"),
    {
      Sid: "BundleKey",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: bundles.keyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
    // Elastic Beanstalk's own bucket of the account and region: it keeps there what an instance is to run, and an instance
    // puts logs there that people ask for. Without the list, what is not there is answered as forbidden.
    {
      Sid: "OwnDeployments",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
      Resource: `${beanstalkBucket}/resources/environments/*`,
    },
    { Sid: "ListDeployments", Effect: "Allow", Action: "s3:ListBucket", Resource: beanstalkBucket },
    {
      Sid: "OwnHealth",
      Effect: "Allow",
      Action: "elasticbeanstalk:PutInstanceStatistics",
      Resource: [`${beanstalk}:application/${name}`, `${beanstalk}:environment/${name}/${name}`],
    },
    {
      Sid: "OwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `arn:aws:logs:${region}:${accountId}:log-group:/aws/elasticbeanstalk/${name}/*`,
    },
    { ...sendsTraces, Sid: "OwnTraces" },
  ];
}
