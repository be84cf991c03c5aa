import {
  type CloudFrontClient,
  type DistributionConfig,
  GetDistributionCommand,
  type Origin,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";

export type Distributions = Pick<CloudFrontClient, "send">;

/** A distribution that names itself to its origin by a header. */
export interface Sender {
  readonly id: string;
  readonly header: string;
}

/** What a distribution is told to send, and whether all edge locations have heard of it. */
export interface Sent {
  readonly value: string;
  readonly status: string;
  readonly everywhere: boolean;
  readonly config: DistributionConfig;
  /** Names this configuration: an update of any later one is refused. */
  readonly etag?: string;
}

/** Reads configuration and status in one answer, so that neither is older than the other. */
export async function readSent(distributions: Distributions, { id, header }: Sender): Promise<Sent> {
  const { Distribution: distribution, ETag: etag } = await distributions.send(new GetDistributionCommand({ Id: id }));
  const { DistributionConfig: config, Status: status = "unknown" } = distribution ?? {};
  const [found, ...others] = (config?.Origins?.Items ?? []).flatMap(headersOf).filter((each) => isFor(header, each));
  if (!config || found?.HeaderValue === undefined || others.length > 0)
    throw new Error(`distribution ${id} must send ${header} to one origin`);
  return { value: found.HeaderValue, status, everywhere: status === "Deployed", config, etag };
}

/** Has another value sent, and changes nothing else. Fails when anybody changed the distribution since it was read. */
export async function sendInstead(
  distributions: Distributions,
  { id, header }: Sender,
  sent: Sent,
  value: string,
): Promise<void> {
  const { Origins: origins } = sent.config;
  const Items = origins?.Items?.map((origin) => withHeader(origin, header, value));
  const DistributionConfig = { ...sent.config, Origins: { Quantity: origins?.Quantity, Items } };
  await distributions.send(new UpdateDistributionCommand({ Id: id, IfMatch: sent.etag, DistributionConfig }));
}

const headersOf = ({ CustomHeaders }: Origin) => CustomHeaders?.Items ?? [];
const isFor = (header: string, { HeaderName }: { HeaderName?: string }) => HeaderName?.toLowerCase() === header.toLowerCase();

function withHeader(origin: Origin, header: string, HeaderValue: string): Origin {
  const headers = headersOf(origin);
  if (!headers.some((each) => isFor(header, each))) return origin;
  const Items = headers.map((each) => (isFor(header, each) ? { ...each, HeaderValue } : each));
  return { ...origin, CustomHeaders: { Quantity: Items.length, Items } };
}
