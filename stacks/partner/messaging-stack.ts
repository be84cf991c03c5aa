import type { App } from "cdktf";
import * as v from "valibot";
import { queueSettings } from "../../modules/messaging/queue-settings";
import { WorkQueue } from "../../modules/messaging/work-queue";
import { roleWord } from "../../modules/shared/fields";
import { PlatformStack, type StackIdentity } from "../platform-stack";

/** `<role>-dlq` is the name of a dead-letter queue. */
const queueRole = v.pipe(
  roleWord,
  v.check((role) => !role.endsWith("-dlq"), 'must not end in "-dlq"'),
);

/** What an environment says about its queues, by role word. Adding one only adds. */
export const messagingSettings = v.strictObject({
  queues: v.record(queueRole, queueSettings),
});

export interface MessagingStackProps {
  readonly messaging: v.InferOutput<typeof messagingSettings>;
  readonly keyArn: string;
}

/** Queues between partner's API and the functions that work in the background. */
export class MessagingStack extends PlatformStack {
  readonly queues: ReadonlyMap<string, WorkQueue>;

  constructor(app: App, identity: StackIdentity, { messaging, keyArn }: MessagingStackProps) {
    super(app, identity);
    this.queues = new Map(
      Object.entries(messaging.queues).map(([role, settings]) => [
        role,
        new WorkQueue(this, role, { name: `${this.prefix}-${role}`, settings, keyArn }),
      ]),
    );
    const urls = [...this.queues].map(([role, queue]) => [role, queue.url]);
    this.output("queue_urls", Object.fromEntries(urls), "Address of each queue by its role");
  }
}
