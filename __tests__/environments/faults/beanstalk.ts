import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const INSTANCES = "must be a whole number of instances from 1 to 100";
const TYPE = 'must be an instance type such as "t4g.small"';
const UPDATES = 'must be a weekly UTC time such as "Tue:05:00"';

/** What the API's other runtime is asked for. */
export const beanstalk: Fault[] = [
  ["api.instances", undefined, OBJECT],
  ["api.instances.type", "small", TYPE],
  ["api.instances.type", undefined, TYPE],
  ["api.instances.least", 0, INSTANCES],
  ["api.instances.least", 1, "must be 2 or more in prod, one in each zone"],
  ["api.instances.most", 101, INSTANCES],
  ["api.instances.most", 1, "must be least or more"],
  ["api.updatesAt", "tue:05:00", UPDATES],
  ["api.updatesAt", undefined, UPDATES],
  ["logDays", 1_096, "must be another than 1096, 2192, 2557, 2922, 3288, which Elastic Beanstalk refuses"],
  ["logDays", 3_288, "must be another than 1096, 2192, 2557, 2922, 3288, which Elastic Beanstalk refuses"],
  ["api.throttle", { requestsPerSecond: 1, burst: 1 }, UNKNOWN],
  ["api.corsOrigins.0", "*", "must be an https origin in prod"],
  ["api.waf", "none", "must be { requestsPer5Minutes } in prod"],
];
