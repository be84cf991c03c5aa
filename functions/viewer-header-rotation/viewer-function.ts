import {
  type CloudFrontClient,
  DescribeFunctionCommand,
  FunctionStage,
  GetDistributionCommand,
  GetFunctionCommand,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import type { Sender } from "../origin-header/header";

export type Edge = Pick<CloudFrontClient, "send">;

/** As `viewer-functions/origin-header.js` writes it: the one value in quotes behind the word `value`. */
const VALUE = /(\bvalue: ")([A-Za-z0-9-]+)(")/g;

/** A function at the edge that adds the header to what viewers ask, and the distribution that runs it. */
export interface HeaderFunction {
  readonly name: string;
  readonly distributionId: string;
}

/**
 * The function is read as it is live, and changed in its draft, which is then published: a change that ended between the
 * two is made again by the next call. Published code reaches the edge locations within moments, and its distribution is
 * `InProgress` until then.
 */
export function functionSender(edge: Edge, { name, distributionId }: HeaderFunction): Sender {
  const coded = async () => {
    const { FunctionCode: bytes } = await edge.send(new GetFunctionCommand({ Name: name, Stage: FunctionStage.LIVE }));
    const code = Buffer.from(bytes ?? []).toString();
    const values = [...code.matchAll(VALUE)].map(([, , value]) => value);
    if (values.length !== 1) throw new Error(`function ${name} must hold one value of the header, got ${values.length}`);
    return { code, value: values[0] };
  };
  return {
    name: `distribution ${distributionId}`,
    read: async () => {
      // Before all else, so that a change that comes after it is noticed.
      const draft = await edge.send(new DescribeFunctionCommand({ Name: name, Stage: FunctionStage.DEVELOPMENT }));
      const { code, value: sent } = await coded();
      const { Distribution: distribution } = await edge.send(new GetDistributionCommand({ Id: distributionId }));
      const status = distribution?.Status ?? "unknown";
      return {
        value: sent,
        status,
        everywhere: status === "Deployed",
        replace: async (value) => {
          const { ETag } = await edge.send(
            new UpdateFunctionCommand({
              Name: name,
              IfMatch: draft.ETag,
              FunctionConfig: draft.FunctionSummary?.FunctionConfig,
              FunctionCode: Buffer.from(code.replace(VALUE, `$1${value}$3`)),
            }),
          );
          await edge.send(new PublishFunctionCommand({ Name: name, IfMatch: ETag }));
        },
      };
    },
  };
}
