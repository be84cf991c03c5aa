import {
  OperationAbortedException,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";

interface Group {
  key?: string;
  days?: number;
}
type Input = { logGroupName: string; kmsKeyId?: string; retentionInDays?: number };

/** CloudWatch Logs, as far as a caller sees it who makes, changes and deletes groups. */
export class FakeLogs {
  readonly groups = new Map<string, Group>();
  /** What the next commands of a name get instead of an answer. */
  readonly refusals: { readonly command: string; readonly error: Error }[] = [];
  /** Every command, e.g. `CreateLogGroup /aws/x`. */
  readonly asked: string[] = [];

  refuse(command: string, error: Error = new OperationAbortedException({ message: "in conflict", $metadata: {} })): void {
    this.refusals.push({ command, error });
  }

  async send(given: object & { input: object }): Promise<object> {
    const command = given.constructor.name.replace(/Command$/, "");
    const { logGroupName, kmsKeyId, retentionInDays } = given.input as Input;
    this.asked.push(`${command} ${logGroupName}`);
    const at = this.refusals.findIndex((refusal) => refusal.command === command);
    if (at >= 0) throw this.refusals.splice(at, 1)[0].error;
    const group = this.groups.get(logGroupName);
    if (command === "CreateLogGroup") {
      if (group) throw new ResourceAlreadyExistsException({ message: "it is there", $metadata: {} });
      this.groups.set(logGroupName, { key: kmsKeyId });
      return {};
    }
    if (!group) throw new ResourceNotFoundException({ message: "it is not there", $metadata: {} });
    if (command === "AssociateKmsKey") group.key = kmsKeyId;
    if (command === "PutRetentionPolicy") group.days = retentionInDays;
    if (command === "DeleteLogGroup") this.groups.delete(logGroupName);
    return {};
  }
}
