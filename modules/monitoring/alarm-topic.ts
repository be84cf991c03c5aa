import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { policyDocument } from "../security/policy-document";
import { publishes, type TopicPublisher } from "../security/topic-publishers";
import { check, nameProblem } from "../shared/check";

/** Longest name of a topic. Source: SNS API reference, "CreateTopic". */
const MAX_TOPIC_NAME = 256;

export interface AlarmTopicProps {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** A customer's key that admits the same publishers. With `alias/aws/sns`, which admits none, alarms vanish. */
  readonly keyArn: string;
  readonly publishers: readonly TopicPublisher[];
  /** Get every message, once they confirmed the subscription. */
  readonly emails: readonly string[];
}

/** Where every alarm goes: encrypted, by TLS only, and only from the services named. An alarm and its topic share a region. */
export class AlarmTopic extends Construct {
  readonly arn: string;
  readonly resource: SnsTopic;
  /** What publishes must wait for it: a topic without its policy refuses the service. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { name, accountId, region, keyArn, publishers, emails } = props;
    check(this, [nameProblem("name", name, MAX_TOPIC_NAME)]);
    this.resource = new SnsTopic(this, "topic", { name, kmsMasterKeyId: keyArn });
    this.arn = this.resource.arn;
    this.policy = new SnsTopicPolicy(this, "policy", {
      arn: this.arn,
      policy: policyDocument([
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: this.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        ...publishers.map((publisher) => publishes(publisher, this.arn, accountId, region)),
      ]),
    });
    for (const email of emails) {
      new SnsTopicSubscription(this, email, { topicArn: this.arn, protocol: "email", endpoint: email });
    }
  }
}
