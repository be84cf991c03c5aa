import type { SNSMessage } from "aws-lambda";

/** One message of the topic, as a paging service understands it. */
export interface Notice {
  /** The same for all messages about one thing: the service joins them, and a retry makes no second page. */
  readonly key: string;
  readonly status: "firing" | "resolved";
  /** `critical` wakes people. */
  readonly severity: "critical" | "warning";
  /** One line. */
  readonly summary: string;
  /** Who speaks: an alarm's name, or the topic. */
  readonly source: string;
  /** Everything known, to be read when woken. */
  readonly text: string;
  readonly time: string;
}

/** The parts used here of what CloudWatch sends. Source: CloudWatch user guide, "Notifying users on alarm changes". */
interface CloudWatchAlarm {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly AlarmDescription?: string | null;
  readonly NewStateValue: string;
  readonly NewStateReason?: string;
}

/** Reads a message: an alarm of CloudWatch by its states, everything else (budgets, anomalies, events) as a warning of its own. */
export function noticeOf(sent: Pick<SNSMessage, "Message" | "MessageId" | "Subject" | "Timestamp" | "TopicArn">): Notice {
  const alarm = alarmIn(sent.Message);
  if (!alarm) {
    const text = textIn(sent.Message);
    return {
      key: sent.MessageId,
      status: "firing",
      severity: "warning",
      summary: sent.Subject || text.trim().split("\n")[0],
      source: sent.TopicArn,
      text,
      time: sent.Timestamp,
    };
  }
  return {
    key: alarm.AlarmArn,
    status: alarm.NewStateValue === "OK" ? "resolved" : "firing",
    severity: "critical",
    summary: `${alarm.AlarmName}: ${alarm.NewStateValue}`,
    source: alarm.AlarmName,
    text: [alarm.AlarmDescription, alarm.NewStateReason].filter(Boolean).join("\n\n"),
    time: sent.Timestamp,
  };
}

function alarmIn(message: string): CloudWatchAlarm | undefined {
  try {
    const parsed: Partial<CloudWatchAlarm> | null = JSON.parse(message);
    const isAlarm = parsed?.AlarmArn && parsed.AlarmName && parsed.NewStateValue;
    return isAlarm ? (parsed as CloudWatchAlarm) : undefined;
  } catch {
    return undefined; // Budgets and people write plain text.
  }
}

/** EventBridge sends a sentence as JSON, in quotes. */
function textIn(message: string): string {
  const isQuoted = /^".*"$/s.test(message.trim());
  try {
    return isQuoted ? String(JSON.parse(message)) : message;
  } catch {
    return message;
  }
}
