import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { freePorts, run } from "../support/run";
import { synthesizeSystem } from "../support/synthesized";
import { statementsOf, systemIn } from "../support/system-stacks";

/**
 * The local S3 with the bucket's CORS and the API's role, as they are synthesized. moto asks IAM when it is told to, but
 * only who signs a header: a small front does with URLs what S3 does, it makes the signature once more and compares, and
 * then acts as who signed. The bucket's policy is read by other tests: moto takes every Deny with a condition for one that
 * always holds.
 */
const MINUTES = 60_000;
const BUCKET = "foundry-dev-uploads-0a1b2c3d";
const SITE = "https://dev.foundry.example.com";

const { the, one } = systemIn(synthesizeSystem("foundry"), "foundry", "dev");
const inBucket = (resource: string) =>
  resource.replace(/^\$\{[^}]*aws_s3_bucketuploads_bucket_[^}]*\}/, `arn:aws:s3:::${BUCKET}`);
const role = statementsOf(the("aws_iam_role_policy", { name: "foundry-dev-api" }).policy)
  .filter(({ Action }) => [Action].flat().every((action) => action.startsWith("s3:")))
  .map(({ Resource, ...statement }) => ({ ...statement, Resource: [Resource].flat().map(inBucket) }));
const [rule] = one("aws_s3_bucket_cors_configuration", "storage").cors_rule as Record<string, string[]>[];

/** Makes bucket and role, and becomes the role. */
const SET_UP = `
import boto3, json, sys
endpoint, bucket, policy, rule = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
client = lambda service: boto3.client(service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
client("s3").create_bucket(Bucket=bucket)
client("s3").put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})
trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
iam = client("iam")
arn = iam.create_role(RoleName="api", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
iam.put_role_policy(RoleName="api", PolicyName="api", PolicyDocument=policy)
print(json.dumps(client("sts").assume_role(RoleArn=arn, RoleSessionName="api")["Credentials"], default=str))
`;
const SERVE = "import sys; from moto.server import main; main(['-H', '127.0.0.1', '-p', sys.argv[1]])";

let server: ChildProcess;
let front: Server;
let s3: S3Client;
/** Signs for where the front answers. */
let signer: S3Client;
let endpoint: string;

beforeAll(async () => {
  const python = ensureVenv(requirePython(), VENV);
  const port = await freePorts();
  endpoint = `http://127.0.0.1:${port}`;
  server = spawn(python, ["-c", SERVE, String(port)], { stdio: "ignore" });
  for (let tries = 0; !(await fetch(`${endpoint}/moto-api/`).catch(() => undefined)); tries++) {
    if (tries > 300) throw new Error("the local S3 did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const cors = {
    AllowedOrigins: rule.allowed_origins,
    AllowedMethods: rule.allowed_methods,
    AllowedHeaders: rule.allowed_headers,
    ExposeHeaders: rule.expose_headers,
    MaxAgeSeconds: rule.max_age_seconds,
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: role });
  const { code, output } = await run(python, ["-c", SET_UP, endpoint, BUCKET, policy, JSON.stringify(cors)]);
  if (code !== 0) throw new Error(output);
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = JSON.parse(output);
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const client = (at: string) =>
    new S3Client({
      endpoint: at,
      region: "us-east-1",
      credentials,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
    });
  s3 = client(endpoint);
  front = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => response.writeHead(status).end(body),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await once(front.listen(0, "127.0.0.1"), "listening");
  signer = client(`http://127.0.0.1:${(front.address() as AddressInfo).port}`);
}, 10 * MINUTES);

afterAll(() => {
  front.close();
  server.kill();
});

const TYPED = { signableHeaders: new Set(["content-type"]) };
const putOf = (Key: string, ContentType = "image/png") => new PutObjectCommand({ Bucket: BUCKET, Key, ContentType });
const signedPut = (Key: string) => getSignedUrl(signer, putOf(Key), { expiresIn: 300, ...TYPED });
const signedGet = (Key: string) => getSignedUrl(signer, new GetObjectCommand({ Bucket: BUCKET, Key }), { expiresIn: 300 });

/** What S3 answers to a request that brings its signature in its URL. */
async function answer(request: IncomingMessage): Promise<[number, string]> {
  const url = new URL(String(request.url), "http://front");
  const [Bucket, ...rest] = decodeURIComponent(url.pathname.slice(1)).split("/");
  const Key = rest.join("/");
  const date = url.searchParams.get("X-Amz-Date") ?? "";
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!signed) return [403, "nobody signed this"];
  const [, y, mo, d, h, mi, s] = signed;
  const signingDate = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  const expiresIn = Number(url.searchParams.get("X-Amz-Expires"));
  if (Date.now() > signingDate.getTime() + expiresIn * 1_000) return [403, "expired"];
  const again =
    request.method === "PUT"
      ? await getSignedUrl(signer, putOf(Key, request.headers["content-type"]), { expiresIn, signingDate, ...TYPED })
      : await getSignedUrl(signer, new GetObjectCommand({ Bucket, Key }), { expiresIn, signingDate });
  const signature = (of: URL) => of.searchParams.get("X-Amz-Signature");
  if (signature(new URL(again)) !== signature(url)) return [403, "another signature"];
  try {
    if (request.method === "PUT") {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: await buffer(request) }));
      return [200, ""];
    }
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return [200, (await body?.transformToString()) ?? ""];
  } catch (error) {
    return [(error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 500, String(error)];
  }
}

const put = async (url: string, type = "image/png") =>
  (await fetch(url, { method: "PUT", headers: { "content-type": type, origin: SITE }, body: "a picture" })).status;

/** What a browser asks before it puts anything. */
const preflight = (origin: string, method: string) =>
  fetch(`${endpoint}/${BUCKET}/users/1/picture.png`, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": method, "access-control-request-headers": "content-type" },
  });

test("a browser may put files from pages of the site, with their type", async () => {
  const { status, headers } = await preflight(SITE, "PUT");
  expect([status, headers.get("access-control-allow-origin")]).toEqual([200, SITE]);
  expect(headers.get("access-control-allow-methods")).toContain("PUT");
  expect(headers.get("access-control-allow-headers")).toContain("content-type");
});

test("a browser may not from any other page", async () => {
  expect((await preflight("https://evil.example.com", "PUT")).status).toBe(403);
});

describe("with the API's role", () => {
  // From here on IAM is asked for every call.
  beforeAll(async () => {
    const headers = { "content-type": "text/plain" };
    await fetch(`${endpoint}/moto-api/reset-auth`, { method: "POST", headers, body: "0" });
  });

  test("a page puts a file with a URL that the API signed, and reads it back with another", async () => {
    expect(await put(await signedPut("users/1/picture.png"))).toBe(200);
    const got = await fetch(await signedGet("users/1/picture.png"));
    expect([got.status, await got.text()]).toEqual([200, "a picture"]);
  });

  test.each(["generated/1/answer.png", "picture.png", "other/users/picture.png"])(
    "a URL that the API signs for %s is refused: its role writes uploads alone",
    async (key) => {
      expect(await put(await signedPut(key))).toBe(403);
    },
  );

  test("a URL that nobody signed, or that is used for another file or type, is refused", async () => {
    const signed = await signedPut("users/1/mine.png");
    expect(await put(signed.split("?")[0])).toBe(403);
    expect(await put(signed.replace("mine", "yours"))).toBe(403);
    expect(await put(signed, "text/html")).toBe(403);
    expect(await put(signed)).toBe(200);
  });

  test("a URL is refused after its time", async () => {
    const signingDate = new Date(Date.now() - 301_000);
    expect(await put(await getSignedUrl(signer, putOf("users/1/late.png"), { expiresIn: 300, signingDate, ...TYPED }))).toBe(403);
  });
});
