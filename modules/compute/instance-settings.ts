import * as v from "valibot";
import { text } from "../shared/fields";
import { leastToMost } from "../shared/range";

/**
 * A size of an instance, by EC2's own name: of a generation built on Nitro, with a processor that runs x86_64, because
 * the image is made for it. Graviton types have a `g` right behind their generation.
 * Source: EC2 user guide, "Amazon EC2 instance types" and "Instances built on the AWS Nitro System".
 */
const instanceType = text(
  'an x86_64 instance type of a current generation such as "t3.small"',
  /^(?!(t[12]|m[1-4]|c[1-4]|r[34]|x1e?|p[23]|g[23]s?|i[23]|d2|h1|f1|cr1|cc2|hs1)\.)(?!a1|mac|u)[a-z]+(?![0-9]+g)[0-9][a-z0-9-]*\.[a-z0-9-]+$/,
);

/**
 * Autoscaling moves the number of instances between these; as many at most as at least is no autoscaling. Two or more stand
 * in different zones, where the group has subnets in several.
 */
const instances = leastToMost(100, "instances");

export const instanceSettings = v.strictObject({ type: instanceType, instances });

/**
 * What an environment says about a group of instances.
 * @interface
 */
export type InstanceSettings = v.InferOutput<typeof instanceSettings>;
