import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** An answer: status, body, headers. */
type Answer = readonly [status: number, body?: Uint8Array | string, headers?: Record<string, string>];

export interface RegistryOptions {
  /** Header that every request must have; without one, a token that is given to everybody. */
  readonly authorization?: string;
  /** Blobs are sent from another origin, which refuses whoever shows it an authorization. */
  readonly blobsFrom?: "here" | "elsewhere";
}

/** A registry that keeps to the OCI distribution protocol: digests must be true, manifests whole, tags stay where they are. */
export class OciRegistry {
  origin = "";
  /** What somebody unknown is told; by default, where a token is given to everybody. */
  challenge?: string;
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, { type: string; bytes: Buffer }>();
  /** Every request, e.g. `PUT /v2/app/manifests/first`. */
  readonly asked: string[] = [];
  /** Statuses that the next requests of this form get instead of their answer. */
  readonly refusals: { readonly form: RegExp; readonly statuses: number[] }[] = [];
  private readonly uploads: Buffer[] = [];
  private readonly servers: Server[] = [];
  private elsewhere = "";

  constructor(private readonly options: RegistryOptions = {}) {}

  async start(): Promise<this> {
    this.origin = await this.listen((request, body) => this.answer(request, body));
    this.elsewhere = await this.listen(async ({ url = "", headers }) =>
      headers.authorization ? [400, "Only one auth mechanism allowed"] : [200, this.blobs.get(url.slice(1))],
    );
    return this;
  }

  stop(): void {
    for (const server of this.servers) server.close().closeAllConnections();
  }

  put(type: string, bytes: Buffer, tag?: string): string {
    for (const reference of [digestOf(bytes), ...(tag ? [tag] : [])]) this.manifests.set(reference, { type, bytes });
    return digestOf(bytes);
  }

  private async answer(request: IncomingMessage, body: () => Promise<Buffer>): Promise<Answer> {
    const { method = "", headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? "", this.origin);
    const asked = `${method} ${pathname}`;
    this.asked.push(asked);
    const refused = this.refusals.find(({ form, statuses }) => form.test(asked) && statuses.length > 0)?.statuses.shift();
    if (refused) return [refused, "not now"];
    const token = `for ${searchParams.get("scope")} of ${searchParams.get("service")}`;
    if (pathname === "/token") return [200, JSON.stringify({ token })];
    const { authorization = "Bearer for repository:lambda/provided:pull of registry" } = this.options;
    if (headers.authorization !== authorization)
      return [
        401,
        "UNAUTHORIZED",
        { "www-authenticate": this.challenge ?? `Bearer realm="${this.origin}/token",service="registry"` },
      ];
    const [, kind, reference] = /^\/v2\/[\w/-]+?\/(manifests|blobs)\/(.*)$/.exec(pathname) ?? [];
    if (kind === "manifests" && method === "PUT") return this.takeManifest(reference, headers["content-type"], await body());
    if (kind === "manifests") {
      const { type, bytes } = this.manifests.get(reference) ?? {};
      return bytes ? [200, bytes, { "content-type": `${type}` }] : [404, "MANIFEST_UNKNOWN"];
    }
    if (reference?.startsWith("uploads/")) return this.takeBlob(method, pathname, searchParams, await body());
    if (!this.blobs.has(reference)) return [404, "BLOB_UNKNOWN"];
    if (method === "GET" && this.options.blobsFrom === "elsewhere")
      return [307, "", { location: `${this.elsewhere}/${reference}` }];
    return [200, this.blobs.get(reference)];
  }

  private takeBlob(method: string, pathname: string, search: URLSearchParams, bytes: Buffer): Answer {
    const number = method === "POST" ? this.uploads.push(Buffer.alloc(0)) - 1 : Number(pathname.split("/").at(-1));
    if (search.get("state") !== (method === "POST" ? null : "kept")) return [400, "BLOB_UPLOAD_INVALID"];
    this.uploads[number] = Buffer.concat([this.uploads[number], bytes]);
    const place = method === "POST" ? `${pathname}${number}` : pathname;
    if (method !== "PUT") return [202, "", { location: `${place}?state=kept` }];
    const digest = digestOf(this.uploads[number]);
    if (search.get("digest") !== digest) return [400, "DIGEST_INVALID"];
    this.blobs.set(digest, this.uploads[number]);
    return [201];
  }

  private takeManifest(tag: string, type = "", bytes: Buffer): Answer {
    const { mediaType, config, layers } = JSON.parse(bytes.toString());
    const missing = [config, ...layers].filter(({ digest, size }) => this.blobs.get(digest)?.length !== size);
    if (missing.length > 0) return [400, `MANIFEST_BLOB_UNKNOWN ${missing.map(({ digest }) => digest)}`];
    if (type !== mediaType) return [400, "MANIFEST_INVALID"];
    if (this.manifests.has(tag)) return [400, "TAG_INVALID: the tag is immutable"];
    this.put(type, bytes, tag);
    return [201];
  }

  private async listen(answer: (request: IncomingMessage, body: () => Promise<Buffer>) => Promise<Answer>): Promise<string> {
    const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
      const body = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        return Buffer.concat(chunks);
      };
      const [status, content = "", headers = {}] = await answer(request, body);
      response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : content);
    });
    this.servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}
