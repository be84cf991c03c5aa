import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { patiently } from "../image-seed/patiently";
import { attend, type Call, type Outcome } from "./attend";
import { mayPass } from "./groups";

const logs = new CloudWatchLogsClient({});

/** Gives log groups that a service of AWS names and makes by itself what it leaves out: retention, a key, and an end. */
export async function handler(call: Call): Promise<Outcome> {
  const outcome = await attend(call, logs, (work) => patiently(work, mayPass));
  console.log(JSON.stringify(outcome));
  return outcome;
}
