import type { BeanstalkOptionsProps } from "../../../modules/compute/beanstalk-options";

export const options: BeanstalkOptionsProps = {
  instances: { type: "t4g.small", least: 2, most: 4 },
  network: {
    vpcId: "vpc-1",
    instanceSubnetIds: ["subnet-private-a", "subnet-private-b"],
    instanceGroupId: "sg-instances",
    loadBalancerSubnetIds: ["subnet-public-a", "subnet-public-b"],
    loadBalancerGroupId: "sg-balancer",
  },
  roles: { serviceRoleName: "shop-test-api-service", profileName: "shop-test-api-instances" },
  certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/c",
  accessLogs: { bucketName: "shop-test-logs", prefix: "load-balancer" },
  logDays: 30,
  updatesAt: "Tue:05:00",
  variables: { DATABASE_HOST: "db.internal" },
};
