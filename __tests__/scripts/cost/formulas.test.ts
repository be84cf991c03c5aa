import { total } from "../../../scripts/cost/bill";
import { billed, type Case, counted } from "./estate";

const template = {
  instance_type: "t3.micro",
  monitoring: { enabled: true },
  block_device_mappings: [{ device_name: "/dev/sda1", ebs: { volume_type: "gp3", volume_size: 20 } }],
};
const onTemplate = { launch_template: { id: "${aws_launch_template.t.id}" } };
const mixed = (share: number) => ({
  min_size: 0,
  mixed_instances_policy: {
    instances_distribution: { on_demand_percentage_above_base_capacity: share },
    launch_template: {
      launch_template_specification: { launch_template_id: "${aws_launch_template.t.id}" },
      override: [{ instance_type: "g5.xlarge" }, { instance_type: "g6.xlarge" }],
    },
  },
});
const task = { cpu: "256", memory: "512" };
const fargate = { launch_type: "FARGATE", task_definition: "${aws_ecs_task_definition.t.arn}", desired_count: 2 };

test.each<Case>([
  {
    what: "a NAT gateway and its address",
    resources: { "aws_nat_gateway.a": {}, "aws_eip.a": {} },
    counts: ["1 × NAT gateway", "1 × public IPv4 address"],
  },
  {
    what: "a public load balancer and an address in each zone",
    resources: { "aws_lb.a": { subnets: ["a", "b"], internal: false } },
    counts: ["1 × application load balancer", "2 × public IPv4 address"],
  },
  {
    what: "an internal one without addresses",
    resources: { "aws_lb.a": { subnets: ["a", "b"], internal: true } },
    counts: ["1 × application load balancer"],
  },
  {
    what: "an interface endpoint in each zone",
    resources: { "aws_vpc_endpoint.a": { vpc_endpoint_type: "Interface", subnet_ids: ["a", "b"] } },
    counts: ["2 × interface endpoint in a zone"],
  },
  {
    what: "no gateway endpoint",
    resources: { "aws_vpc_endpoint.a": { vpc_endpoint_type: "Gateway", route_table_ids: ["a"] } },
    counts: [],
  },
  {
    what: "an instance with disk, monitoring and a public address",
    resources: {
      "aws_instance.a": {
        instance_type: "t3.small",
        monitoring: true,
        associate_public_ip_address: true,
        root_block_device: { volume_type: "gp3", volume_size: 8 },
      },
    },
    counts: ["1 × t3.small", "8 × GiB of a gp3 disk", "7 × metric of detailed monitoring", "1 × public IPv4 address"],
  },
  {
    what: "the fewest instances of a group",
    resources: { "aws_autoscaling_group.a": { min_size: 2, max_size: 9, ...onTemplate }, "aws_launch_template.t": template },
    counts: ["2 × t3.micro", "40 × GiB of a gp3 disk", "14 × metric of detailed monitoring"],
  },
  {
    what: "an instance for each of the fewest tasks where ECS says how many",
    resources: {
      "aws_autoscaling_group.a": mixed(100),
      "aws_launch_template.t": { ...template, monitoring: { enabled: false } },
      "aws_ecs_capacity_provider.p": {
        auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.a.arn}" },
      },
      "aws_ecs_service.s": {
        desired_count: 3,
        capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.p.name}" }],
      },
    },
    counts: ["3 × g5.xlarge", "60 × GiB of a gp3 disk"],
  },
  {
    what: "tasks on Fargate, as many as autoscaling leaves",
    resources: {
      "aws_ecs_service.s": fargate,
      "aws_ecs_task_definition.t": task,
      "aws_appautoscaling_target.t": { min_capacity: 4, resource_id: "service/shop/${aws_ecs_service.s.name}" },
    },
    counts: ["1 × vCPU, x86", "2 × GiB, x86"],
  },
  {
    what: "memory of App Runner that stands by",
    resources: {
      "aws_apprunner_service.a": {
        auto_scaling_configuration_arn: "${aws_apprunner_auto_scaling_configuration_version.s.arn}",
        instance_configuration: { cpu: "1024", memory: "2048" },
        source_configuration: { auto_deployments_enabled: true },
      },
      "aws_apprunner_auto_scaling_configuration_version.s": { min_size: 2, max_size: 9 },
    },
    counts: ["4 × GiB that stands by", "1 × service that deploys by itself"],
  },
  {
    what: "functions that are kept warm",
    resources: {
      "aws_lambda_provisioned_concurrency_config.a": {
        function_name: "${aws_lambda_function.f.function_name}",
        provisioned_concurrent_executions: 2,
      },
      "aws_lambda_function.f": { memory_size: 1_024, architectures: ["arm64"] },
    },
    counts: ["2 × GiB kept warm, ARM"],
  },
])("counts $what", ({ resources, counts }) => {
  expect(counted(billed(resources))).toEqual(counts);
});

test("Container Insights measures cluster, services, families and tasks", () => {
  const cluster = { setting: [{ name: "containerInsights", value: "enhanced" }] };
  const service = { ...fargate, cluster: "${aws_ecs_cluster.c.arn}" };
  const all = { "aws_ecs_cluster.c": cluster, "aws_ecs_service.s": service, "aws_ecs_task_definition.t": task };
  // The cluster, one service, its family, two tasks; 25 of each.
  expect(counted(billed(all))).toContain("125 × metric of Container Insights");
  expect(counted(billed({ ...all, "aws_ecs_cluster.c": {} })).join()).not.toContain("Insights");
});

test("Spot is marked, on demand is not", () => {
  const notes = (share: number) =>
    billed({ "aws_autoscaling_group.a": { ...mixed(share), min_size: 1 }, "aws_launch_template.t": template }).items[0].note;
  expect([notes(0), notes(100)]).toEqual(["Spot: at most", undefined]);
});

test("Elastic Beanstalk's instances, disks and load balancer are counted by its options", () => {
  const options: [string, string, string][] = [
    ["aws:autoscaling:asg", "MinSize", "2"],
    ["aws:ec2:instances", "InstanceTypes", "t4g.small"],
    ["aws:autoscaling:launchconfiguration", "RootVolumeType", "gp3"],
    ["aws:ec2:vpc", "ELBSubnets", "a,b"],
  ];
  const setting = options.map(([namespace, name, value]) => ({ namespace, name, value }));
  expect(counted(billed({ "aws_elastic_beanstalk_environment.a": { setting } }))).toEqual([
    "1 × application load balancer",
    "2 × public IPv4 address",
    "2 × t4g.small",
    "16 × GiB of a gp3 disk",
  ]);
});

test("what is there costs 730 hours of its region's price", () => {
  const balancer = { "aws_lb.a": { subnets: ["a"], internal: true } };
  expect(total(billed(balancer))).toBe(16.43);
  expect(total(billed(balancer, "ap-southeast-2"))).toBe(18.4);
});
