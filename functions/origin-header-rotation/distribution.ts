import {
  type CloudFrontClient,
  type DistributionConfig,
  GetDistributionCommand,
  type Origin,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import type { Sender } from "../origin-header/header";

export type Distributions = Pick<CloudFrontClient, "send">;

/** A distribution that names itself to one of its origins by a header of its configuration. */
export function distributionSender(distributions: Distributions, id: string, header: string): Sender {
  return {
    name: `distribution ${id}`,
    // Configuration and status in one answer, so that neither is older than the other.
    read: async () => {
      const { Distribution: distribution, ETag: etag } = await distributions.send(new GetDistributionCommand({ Id: id }));
      const { DistributionConfig: config, Status: status = "unknown" } = distribution ?? {};
      const [found, ...others] = (config?.Origins?.Items ?? []).flatMap(headersOf).filter((each) => isFor(header, each));
      if (!config || found?.HeaderValue === undefined || others.length > 0)
        throw new Error(`distribution ${id} must send ${header} to one origin`);
      return {
        value: found.HeaderValue,
        status,
        everywhere: status === "Deployed",
        replace: async (value) => {
          const DistributionConfig = sendingInstead(config, header, value);
          await distributions.send(new UpdateDistributionCommand({ Id: id, IfMatch: etag, DistributionConfig }));
        },
      };
    },
  };
}

function sendingInstead(config: DistributionConfig, header: string, value: string): DistributionConfig {
  const Items = config.Origins?.Items?.map((origin) => withHeader(origin, header, value));
  return { ...config, Origins: { Quantity: config.Origins?.Quantity, Items } };
}

const headersOf = ({ CustomHeaders }: Origin) => CustomHeaders?.Items ?? [];
const isFor = (header: string, { HeaderName }: { HeaderName?: string }) => HeaderName?.toLowerCase() === header.toLowerCase();

function withHeader(origin: Origin, header: string, HeaderValue: string): Origin {
  const headers = headersOf(origin);
  if (!headers.some((each) => isFor(header, each))) return origin;
  const Items = headers.map((each) => (isFor(header, each) ? { ...each, HeaderValue } : each));
  return { ...origin, CustomHeaders: { Quantity: Items.length, Items } };
}
