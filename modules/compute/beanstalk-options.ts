import type { ElasticBeanstalkEnvironmentSetting } from "@cdktf/provider-aws/lib/elastic-beanstalk-environment";
import { architectureOf, type BeanstalkInstances } from "./beanstalk-settings";

/** Nothing older than TLS 1.2. Source: Application Load Balancer user guide, "Security policies". */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";
/** Percent of CPU, on average over five minutes, between which the number of instances stays. */
const CPU = { upper: 70, lower: 30 };

/** Where an environment stands. */
export interface BeanstalkNetwork {
  readonly vpcId: string;
  /** Private ones, for the instances. */
  readonly instanceSubnetIds: readonly string[];
  readonly instanceGroupId: string;
  /** Public ones, for the load balancer. */
  readonly loadBalancerSubnetIds: readonly string[];
  readonly loadBalancerGroupId: string;
}

/** What an Elastic Beanstalk environment is told: size, place, roles and what its application reads. */
export interface BeanstalkOptionsProps {
  readonly instances: BeanstalkInstances;
  readonly network: BeanstalkNetwork;
  readonly roles: { readonly serviceRoleName: string; readonly profileName: string };
  readonly certificateArn: string;
  readonly accessLogs: { readonly bucketName: string; readonly prefix: string };
  readonly logDays: number;
  /** See `updateTime`. */
  readonly updatesAt: string;
  /** Environment variables of the application: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
}

type Options = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/**
 * An environment's options, in Elastic Beanstalk's own words.
 * Source: Elastic Beanstalk developer guide, "General options for all environments".
 */
export function beanstalkOptions(props: BeanstalkOptionsProps): ElasticBeanstalkEnvironmentSetting[] {
  const all: Options = { ...placeOptions(props), ...serviceOptions(props), ...deploymentOptions, ...observationOptions(props) };
  return Object.entries(all).flatMap(([namespace, options]) =>
    Object.entries(options).map(([name, value]) => ({ namespace, name, value: String(value) })),
  );
}

function placeOptions({ instances, network, roles, certificateArn, accessLogs }: BeanstalkOptionsProps): Options {
  return {
    "aws:ec2:vpc": {
      VPCId: network.vpcId,
      Subnets: network.instanceSubnetIds.join(","),
      ELBSubnets: network.loadBalancerSubnetIds.join(","),
      ELBScheme: "public",
      AssociatePublicIpAddress: false,
    },
    "aws:ec2:instances": { InstanceTypes: instances.type, SupportedArchitectures: architectureOf(instances.type) },
    "aws:autoscaling:launchconfiguration": {
      IamInstanceProfile: roles.profileName,
      SecurityGroups: network.instanceGroupId,
      // Elastic Beanstalk's own group would let the whole VPC in.
      DisableDefaultEC2SecurityGroup: true,
      DisableIMDSv1: true,
      // Encrypted because the account encrypts every new volume.
      RootVolumeType: "gp3",
      MonitoringInterval: "1 minute",
    },
    "aws:autoscaling:asg": { MinSize: instances.least, MaxSize: instances.most },
    "aws:autoscaling:trigger": {
      MeasureName: "CPUUtilization",
      Unit: "Percent",
      Statistic: "Average",
      UpperThreshold: CPU.upper,
      LowerThreshold: CPU.lower,
    },
    "aws:elbv2:loadbalancer": {
      SecurityGroups: network.loadBalancerGroupId,
      // Else Elastic Beanstalk makes one of its own besides.
      ManagedSecurityGroup: network.loadBalancerGroupId,
      AccessLogsS3Enabled: true,
      AccessLogsS3Bucket: accessLogs.bucketName,
      AccessLogsS3Prefix: accessLogs.prefix,
    },
    // HTTP is not answered at all: a redirect would teach callers to send their tokens in clear first.
    "aws:elbv2:listener:default": { ListenerEnabled: false },
    "aws:elbv2:listener:443": {
      ListenerEnabled: true,
      Protocol: "HTTPS",
      SSLCertificateArns: certificateArn,
      SSLPolicy: TLS_POLICY,
    },
  };
}

function serviceOptions({ roles, updatesAt, variables }: BeanstalkOptionsProps): Options {
  return {
    "aws:elasticbeanstalk:environment": {
      EnvironmentType: "LoadBalanced",
      LoadBalancerType: "application",
      ServiceRole: roles.serviceRoleName,
    },
    "aws:elasticbeanstalk:environment:process:default": { HealthCheckPath: "/health", Port: 80, Protocol: "HTTP" },
    "aws:elasticbeanstalk:managedactions": {
      ManagedActionsEnabled: true,
      PreferredStartTime: updatesAt,
      ServiceRoleForManagedUpdates: roles.serviceRoleName,
    },
    "aws:elasticbeanstalk:managedactions:platformupdate": { UpdateLevel: "minor", InstanceRefreshEnabled: true },
    "aws:elasticbeanstalk:application:environment": variables,
  };
}

/** New instances come up beside the old ones, which stay until those are healthy: nothing is down, nothing half new. */
const deploymentOptions: Options = {
  "aws:elasticbeanstalk:command": { DeploymentPolicy: "Immutable" },
  "aws:autoscaling:updatepolicy:rollingupdate": { RollingUpdateEnabled: true, RollingUpdateType: "Immutable" },
};

function observationOptions({ logDays }: BeanstalkOptionsProps): Options {
  const kept = { DeleteOnTerminate: false, RetentionInDays: logDays };
  return {
    "aws:elasticbeanstalk:healthreporting:system": { SystemType: "enhanced", EnhancedHealthAuthEnabled: true },
    "aws:elasticbeanstalk:cloudwatch:logs": { StreamLogs: true, ...kept },
    "aws:elasticbeanstalk:cloudwatch:logs:health": { HealthStreamingEnabled: true, ...kept },
    "aws:elasticbeanstalk:xray": { XRayEnabled: true },
  };
}
