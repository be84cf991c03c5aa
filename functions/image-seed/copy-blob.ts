import { createHash } from "node:crypto";
import { digestOf, type Repository } from "./repository";

/** Brings a blob from one repository to another, unless it is there. It passes through and is never here as a whole. */
export async function copyBlob(digest: string, source: Repository, target: Repository): Promise<void> {
  if (await target.hasBlob(digest)) return;
  const hash = createHash("sha256");
  const received = await target.receive(digest, hashed(await source.blobStream(digest), hash));
  const came = `sha256:${hash.digest("hex")}`;
  if (came !== digest) throw new Error(`${source.name} blobs/${digest}: what came has the digest ${came}`);
  await target.keep(digest, received);
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const some of bytes) {
    hash.update(some);
    yield some;
  }
}

/** Puts a blob that was made here into a repository, unless it is there. */
export async function putBlob(bytes: Uint8Array, target: Repository): Promise<void> {
  const digest = digestOf(bytes);
  if (await target.hasBlob(digest)) return;
  await target.keep(digest, await target.receive(digest, whole(bytes)));
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
