import type { Notice } from "./notice";
import type { Request } from "./request";

const ADDRESS = "https://events.pagerduty.com/v2/enqueue";
/** Longest summary and key. Source: PagerDuty developer documentation, "Events API v2". */
const MAX_SUMMARY = 1_024;
const MAX_KEY = 255;

/** What the secret holds for PagerDuty. */
export interface PagerDutySecret {
  /** Integration key of a service, of type "Events API v2". */
  readonly routingKey: string;
  /** Another address than that of the US region. */
  readonly url?: string;
}

/** The event that opens an incident, or closes it. */
export function pagerDutyEvent({ routingKey, url = ADDRESS }: PagerDutySecret, notice: Notice): Request {
  const { key, status, severity, summary, source, text, time } = notice;
  const event = { routing_key: routingKey, dedup_key: key.slice(0, MAX_KEY) };
  const payload = { summary: summary.slice(0, MAX_SUMMARY), source, severity, timestamp: time, custom_details: { text } };
  return {
    url,
    headers: {},
    body: status === "resolved" ? { ...event, event_action: "resolve" } : { ...event, event_action: "trigger", payload },
  };
}
