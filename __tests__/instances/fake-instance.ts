import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSigned } from "./signature";

const REGION = "ap-southeast-2";
const ROLE = "shop-test";

/** What S3 answers to one try: a status, an artifact, or nothing at all. */
export type Try = number | "no answer" | { readonly artifact: Buffer; readonly versionId?: string };

export interface Troubles {
  /** Times that the metadata service fails before it answers. */
  readonly metadataFailures?: number;
  readonly agent?: "there" | "missing";
}

export interface FakeAws {
  readonly address: string;
  /** What was asked, one line each: `PUT /latest/api/token`. */
  readonly asked: string[];
  /** Every secret that was given out. */
  readonly secrets: string[];
  close(): Promise<void>;
}

/**
 * The metadata service of an instance and S3, on this machine. Both are strict: no answer without a token that was given
 * out, no object without a right signature by the newest credentials; every set of credentials is for one request only.
 */
export async function fakeAws(tries: readonly Try[], { metadataFailures = 0, agent = "there" }: Troubles = {}): Promise<FakeAws> {
  const asked: string[] = [];
  const secrets: string[] = [];
  let credentials = { AccessKeyId: "", SecretAccessKey: "", Token: "" };
  let [failures, done, given] = [metadataFailures, 0, 0];

  const metadata = (request: IncomingMessage): [number, string] => {
    if (failures-- > 0) return [500, ""];
    if (request.method === "PUT" && request.headers["x-aws-ec2-metadata-token-ttl-seconds"]) {
      secrets.push(`token-${++given}==`);
      return [200, secrets.at(-1) ?? ""];
    }
    if (!secrets.includes(String(request.headers["x-aws-ec2-metadata-token"]))) return [401, ""];
    if (request.url?.endsWith("/security-credentials/")) return [200, ROLE];
    if (!request.url?.endsWith(`/security-credentials/${ROLE}`)) return [404, ""];
    given++;
    credentials = { AccessKeyId: `ASIA${given}`, SecretAccessKey: `se/cr+et"\\${given}`, Token: `session/${given}+"\\==` };
    secrets.push(credentials.SecretAccessKey, credentials.Token);
    return [200, JSON.stringify({ Code: "Success", ...credentials })];
  };

  const s3 = (request: IncomingMessage, response: ServerResponse) => {
    const signer = { accessKeyId: credentials.AccessKeyId, secretAccessKey: credentials.SecretAccessKey, region: REGION };
    const isOurs = isSigned(request, signer) && request.headers["x-amz-security-token"] === credentials.Token;
    credentials = { AccessKeyId: "expired", SecretAccessKey: "", Token: "" };
    if (!isOurs) return void response.writeHead(400).end("<Error><Code>SignatureDoesNotMatch</Code></Error>");
    const answer = tries[Math.min(done++, tries.length - 1)];
    if (answer === "no answer") return void request.socket.destroy();
    if (typeof answer === "number") {
      const code = { 403: "AccessDenied", 404: "NoSuchKey" }[answer] ?? "InternalError";
      return void response.writeHead(answer).end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code></Error>`);
    }
    response.writeHead(200, { ETag: '"e-tag"', ...(answer.versionId && { "x-amz-version-id": answer.versionId }) });
    return void response.end(answer.artifact);
  };

  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === "/agent.deb") return void response.writeHead(agent === "there" ? 200 : 404).end("a package");
    if (!request.url?.startsWith("/latest/")) return s3(request, response);
    const [status, body] = metadata(request);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, asked, secrets, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
