import type { SNSEvent } from "aws-lambda";
import { type Notice, noticeOf } from "./notice";
import { opsgenieAlert } from "./opsgenie";
import { pagerDutyEvent } from "./pagerduty";
import { type Request, send } from "./request";
import { forgetSecret, readSecret } from "./secret";

/** Hands on what the alarm topic says to the paging service whose key lies in the secret. */
export async function handler({ Records }: Pick<SNSEvent, "Records">): Promise<void> {
  for (const { Sns } of Records) {
    const notice = noticeOf(Sns);
    try {
      await send(await requestFor(notice));
    } catch (error) {
      forgetSecret();
      throw error;
    }
    console.log(`Forwarded ${notice.status} ${notice.key}`);
  }
}

async function requestFor(notice: Notice): Promise<Request> {
  const { WEBHOOK, WEBHOOK_SECRET_ARN: secretArn = "" } = process.env;
  return WEBHOOK === "opsgenie"
    ? opsgenieAlert(await readSecret(secretArn, "apiKey"), notice)
    : pagerDutyEvent(await readSecret(secretArn, "routingKey"), notice);
}
