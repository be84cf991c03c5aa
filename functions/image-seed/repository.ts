import { createHash } from "node:crypto";
import { ACCEPTED } from "./media-types";
import { ask, RegistryFailure } from "./registry-request";

/** What registries call these bytes. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** A manifest or an index, as it was written. */
export interface Written {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One repository of a registry, by the OCI distribution protocol. What is asked for by its digest has it, or is refused. */
export class Repository {
  /** `registry/repository`, as errors name it. */
  readonly name: string;
  private readonly base: URL;
  private readonly headers: Readonly<Record<string, string>>;

  /** `origin` is where the registry answers, e.g. `https://public.ecr.aws`. */
  constructor(origin: string, path: string, authorization?: string) {
    this.base = new URL(`/v2/${path}/`, origin);
    this.name = `${this.base.host}/${path}`;
    this.headers = authorization ? { authorization } : {};
  }

  async manifest(reference: string): Promise<Written> {
    const answer = await this.ask(`manifests/${reference}`, { headers: { accept: ACCEPTED } });
    const [type] = (answer.headers.get("content-type") ?? "").split(";");
    return { type, bytes: this.judged(reference, await bytesOf(answer)) };
  }

  async hasManifest(tag: string): Promise<boolean> {
    return (await this.ask(`manifests/${tag}`, { method: "HEAD", headers: { accept: ACCEPTED } }, [404])).ok;
  }

  async putManifest(tag: string, { type, bytes }: Written): Promise<void> {
    await bytesOf(await this.ask(`manifests/${tag}`, { method: "PUT", headers: { "content-type": type }, body: bytes }));
  }

  async hasBlob(digest: string): Promise<boolean> {
    return (await this.ask(`blobs/${digest}`, { method: "HEAD" }, [404])).ok;
  }

  /** A small one, whole. */
  async blob(digest: string): Promise<Uint8Array> {
    return this.judged(digest, await bytesOf(await this.ask(`blobs/${digest}`)));
  }

  /** A large one as it comes: whether it has the digest is known after its end. */
  async blobStream(digest: string): Promise<AsyncIterable<Uint8Array>> {
    const { body } = await this.ask(`blobs/${digest}`);
    if (!body) throw new RegistryFailure(`${this.name} blobs/${digest}: the answer has no body`, true);
    return body;
  }

  /** Takes bytes in as they come. They are a blob once `keep` gave them their digest; else the registry drops them. */
  async receive(digest: string, body: AsyncIterable<Uint8Array>): Promise<URL> {
    const begun = await this.ask("blobs/uploads/", { method: "POST" });
    await bytesOf(begun);
    const place = placeIn(begun, this.base);
    const headers = { "content-type": "application/octet-stream" };
    const init = { method: "PATCH", headers, body, duplex: "half", ...ONCE } as const;
    const received = await this.ask(`blobs/${digest}`, init, [], place);
    await bytesOf(received);
    return placeIn(received, place);
  }

  async keep(digest: string, received: URL): Promise<void> {
    const place = new URL(received);
    place.searchParams.set("digest", digest);
    await bytesOf(await this.ask(`blobs/${digest}`, { method: "PUT" }, [], place));
  }

  private ask(
    what: string,
    init: RequestInit = {},
    also: readonly number[] = [],
    url = new URL(what, this.base),
  ): Promise<Response> {
    return ask(`${this.name} ${what}`, url, { ...init, headers: { ...this.headers, ...init.headers } }, also);
  }

  private judged(reference: string, bytes: Uint8Array): Uint8Array {
    const digest = digestOf(bytes);
    if (!reference.startsWith("sha256:") || reference === digest) return bytes;
    throw new Error(`${this.name} ${reference}: what came has the digest ${digest}`);
  }
}

/** Without both of these, `fetch` keeps all of a body, for the case that it were to be sent once more. */
const ONCE = { redirect: "error", window: null } as const;

const placeIn = ({ headers }: Response, asked: URL) => new URL(headers.get("location") ?? asked, asked);

/** All of an answer: one that is never read keeps its connection. */
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
