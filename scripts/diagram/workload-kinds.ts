import { at, isOn } from "../../modules/governance/rule";
import { type Placed, valuesAt } from "../docs/estate";
import { guarded } from "./entry-kinds";
import { facts, type Kinds } from "./kind";

const isPublic = (service: Placed) =>
  isOn(at(service, "network_configuration.ingress_configuration.is_publicly_accessible") ?? true);

/** What runs code. */
export const WORKLOAD_KINDS: Kinds = {
  aws_lambda_function: { word: "Lambda function", panel: "upkeep" },
  aws_ecs_service: {
    word: ({ values }) => (values.launch_type === "FARGATE" ? "ECS service, Fargate" : "ECS service"),
    panel: "traffic",
    detail: (each, estate) => {
      const [task] = estate.leads(each, "task_definition");
      const [scaling] = estate
        .of("aws_appautoscaling_target")
        .filter((target) => estate.leads(target, "resource_id").includes(each));
      const count = scaling ? range(scaling.values.min_capacity, scaling.values.max_capacity) : String(each.values.desired_count);
      return facts(task && sizeOf(task), counted(count, "task"));
    },
  },
  aws_apprunner_service: {
    word: "App Runner service",
    panel: "traffic",
    box: "hosted",
    detail: (each, estate) =>
      facts(
        isPublic(each) ? "public name" : "private name",
        sizeOf({ ...each, values: at(each, "instance_configuration") as Placed["values"] }),
        guarded(each, estate),
      ),
  },
  aws_autoscaling_group: {
    word: "EC2 Auto Scaling group",
    panel: "traffic",
    detail: (each, estate) => {
      const [template] = estate.leads(each, "launch_template.id");
      return facts(
        template && valuesAt(template, "instance_type").join(),
        counted(range(each.values.min_size, each.values.max_size), "instance"),
      );
    },
  },
  aws_instance: { word: "EC2 instance", panel: "traffic", detail: ({ values }) => String(values.instance_type) },
  aws_elastic_beanstalk_environment: { word: "Elastic Beanstalk", panel: "traffic", name: ({ values }) => String(values.name) },
};

const counted = (count: string, word: string) => `${count} ${word}${count === "1" ? "" : "s"}`;
const range = (least: unknown, most: unknown) => (least === most ? String(least) : `${least}–${most}`);

/** CPU units and MiB, as tasks and App Runner count them: 1,024 are one vCPU and 1 GB. */
const sizeOf = ({ values }: Placed) => `${Number(values.cpu) / 1024} vCPU, ${Number(values.memory) / 1024} GB`;
