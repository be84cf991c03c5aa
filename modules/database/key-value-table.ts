import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";

/** Longest name of a table. Source: DynamoDB developer guide, "Service quotas". */
const MAX_TABLE_NAME = 255;

/** An attribute that items are found by. */
export interface KeyAttribute {
  readonly name: string;
  /** Text, number or bytes, in DynamoDB's letters. */
  readonly type: "S" | "N" | "B";
}

export interface KeyValueTableProps {
  readonly name: string;
  /** Spreads the items, and names each of them. */
  readonly partitionKey: KeyAttribute;
  /** Attribute with the second (Unix time) after which DynamoDB removes the item, within some days. */
  readonly expiryAttribute: "none" | string;
  readonly keyArn: string;
  readonly data: Posture;
}

/** A DynamoDB table that grows with its use, is encrypted with a key of ours, and can be brought back to any second of 35 days. */
export class KeyValueTable extends Construct {
  readonly arn: string;
  /** Known before the table is there. */
  readonly tableName: string;
  readonly resource: DynamodbTable;

  constructor(scope: Construct, id: string, props: KeyValueTableProps) {
    super(scope, id);
    const { name, partitionKey, expiryAttribute, keyArn, data } = props;
    check(this, [
      nameProblem("name", name, MAX_TABLE_NAME),
      partitionKey.name === expiryAttribute && `expiryAttribute must be no key, got "${expiryAttribute}"`,
    ]);
    this.resource = new DynamodbTable(this, "table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: partitionKey.name,
      attribute: [{ ...partitionKey }],
      ...(expiryAttribute !== "none" && { ttl: { enabled: true, attributeName: expiryAttribute } }),
      serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: data === "durable",
      lifecycle: lifecycleOf(data),
    });
    if (data === "disposable") {
      except(this.resource, "tableCanBeRecovered", "disposable data goes with its stack; recovery to any second is on");
    }
    this.arn = this.resource.arn;
    this.tableName = name;
  }
}
