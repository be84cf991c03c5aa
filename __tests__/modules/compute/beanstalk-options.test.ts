import { beanstalkOptions } from "../../../modules/compute/beanstalk-options";
import { options } from "./beanstalk";

/** The options of one namespace. */
const of = (namespace: string, changes: Partial<typeof options> = {}) =>
  Object.fromEntries(
    beanstalkOptions({ ...options, ...changes })
      .filter((option) => option.namespace === namespace)
      .map(({ name, value }) => [name, value]),
  );

test("every value is text, and no option is set twice", () => {
  const all = beanstalkOptions(options);
  expect(all.filter(({ value }) => typeof value !== "string" || value === "")).toEqual([]);
  expect(new Set(all.map(({ namespace, name }) => `${namespace} ${name}`)).size).toBe(all.length);
});

test("instances stand in private subnets without a public address, the load balancer in public ones", () => {
  expect(of("aws:ec2:vpc")).toEqual({
    VPCId: "vpc-1",
    Subnets: "subnet-private-a,subnet-private-b",
    ELBSubnets: "subnet-public-a,subnet-public-b",
    ELBScheme: "public",
    AssociatePublicIpAddress: "false",
  });
});

test("both wear the groups given and none of Elastic Beanstalk's own", () => {
  expect(of("aws:autoscaling:launchconfiguration")).toMatchObject({
    SecurityGroups: "sg-instances",
    DisableDefaultEC2SecurityGroup: "true",
  });
  expect(of("aws:elbv2:loadbalancer")).toMatchObject({ SecurityGroups: "sg-balancer", ManagedSecurityGroup: "sg-balancer" });
});

test("callers are heard by HTTPS only, TLS 1.2 or newer", () => {
  expect(of("aws:elbv2:listener:default")).toEqual({ ListenerEnabled: "false" });
  expect(of("aws:elbv2:listener:443")).toEqual({
    ListenerEnabled: "true",
    Protocol: "HTTPS",
    SSLCertificateArns: options.certificateArn,
    SSLPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  });
});

test("the load balancer's log goes to its folder of the bucket", () => {
  expect(of("aws:elbv2:loadbalancer")).toMatchObject({
    AccessLogsS3Enabled: "true",
    AccessLogsS3Bucket: "shop-test-logs",
    AccessLogsS3Prefix: "load-balancer",
  });
});

test("health is enhanced, the platform is kept up to date, logs are streamed and kept, the metadata service is version 2", () => {
  expect(of("aws:elasticbeanstalk:healthreporting:system").SystemType).toBe("enhanced");
  expect(of("aws:elasticbeanstalk:managedactions")).toEqual({
    ManagedActionsEnabled: "true",
    PreferredStartTime: "Tue:05:00",
    ServiceRoleForManagedUpdates: "shop-test-api-service",
  });
  expect(of("aws:elasticbeanstalk:managedactions:platformupdate").UpdateLevel).toBe("minor");
  expect(of("aws:elasticbeanstalk:cloudwatch:logs")).toEqual({
    StreamLogs: "true",
    DeleteOnTerminate: "false",
    RetentionInDays: "30",
  });
  expect(of("aws:autoscaling:launchconfiguration").DisableIMDSv1).toBe("true");
});

test("new instances come up beside the old ones, for a deployment and for a change of options", () => {
  expect(of("aws:elasticbeanstalk:command").DeploymentPolicy).toBe("Immutable");
  expect(of("aws:autoscaling:updatepolicy:rollingupdate")).toEqual({
    RollingUpdateEnabled: "true",
    RollingUpdateType: "Immutable",
  });
});

test("the number of instances stays between least and most", () => {
  expect(of("aws:autoscaling:asg")).toEqual({ MinSize: "2", MaxSize: "4" });
});

test.each([
  ["t4g.small", "arm64"],
  ["m7gd.large", "arm64"],
  ["t3.small", "x86_64"],
  ["g4dn.xlarge", "x86_64"],
  ["m7i-flex.large", "x86_64"],
])("%s runs the platform's image for %s", (type, architecture) => {
  expect(of("aws:ec2:instances", { instances: { type, least: 1, most: 1 } })).toEqual({
    InstanceTypes: type,
    SupportedArchitectures: architecture,
  });
});

test("the application is told where things are", () => {
  expect(of("aws:elasticbeanstalk:application:environment")).toEqual({ DATABASE_HOST: "db.internal" });
});
