import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/**
 * Whether a request for an object carries the signature that S3 works out itself.
 * Source: IAM user guide, "Create a signed AWS API request".
 */
export function isSigned({ method, url, headers }: IncomingMessage, { accessKeyId, secretAccessKey, region }: Signer): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), ?SignedHeaders=([\w;-]+), ?Signature=(\w+)$/;
  const [, signer, scope, names, signature] = form.exec(String(headers.authorization)) ?? [];
  if (signer !== accessKeyId || scope.split("/")[1] !== region) return false;
  const signed = names.split(";");
  if (!["host", "x-amz-date", "x-amz-security-token"].every((name) => signed.includes(name))) return false;
  const lines = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join("");
  const canonical = [method, url, "", lines, names, headers["x-amz-content-sha256"]].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString("hex") === signature && headers["x-amz-content-sha256"] === sha256("");
}
