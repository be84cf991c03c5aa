import type { WorkQueue } from "../../modules/messaging/work-queue";

/** `QUEUE_URL_<ROLE>` for each queue, as the functions that send to them read it. */
export function queueUrls(queues: ReadonlyMap<string, WorkQueue>): Record<string, string> {
  const named = [...queues].map(([role, { url }]) => [`QUEUE_URL_${role.replaceAll("-", "_").toUpperCase()}`, url]);
  return Object.fromEntries(named);
}
