import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { copyBlob } from "../../../functions/image-seed/copy-blob";
import { Repository } from "../../../functions/image-seed/repository";

const MIB = 1024 * 1024;
/** Far more than what waits to be collected at any time: a copy that keeps it shows. */
const SIZE_MIB = 512;

/** Sends a large blob, takes one in and keeps neither. */
const server: Server = createServer(async (request, response) => {
  if (request.method === "HEAD") return void response.writeHead(404).end();
  if (request.method !== "GET") {
    request.resume();
    await once(request, "end");
    return void response.writeHead(202, { location: "/v2/app/blobs/uploads/1" }).end();
  }
  for (let sent = 0; sent < SIZE_MIB; sent++) if (!response.write(Buffer.alloc(MIB))) await once(response, "drain");
  response.end();
});

afterAll(() => void server.close().closeAllConnections());

test("a layer of any size passes through: what was sent on is not kept", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const hash = createHash("sha256");
  for (let told = 0; told < SIZE_MIB; told++) hash.update(Buffer.alloc(MIB));
  const repository = new Repository(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "app");
  let mostMiB = 0;
  const watch = setInterval(() => {
    mostMiB = Math.max(mostMiB, process.memoryUsage().arrayBuffers / MIB);
  }, 20);
  await copyBlob(`sha256:${hash.digest("hex")}`, repository, repository);
  clearInterval(watch);
  expect(mostMiB).toBeLessThan(SIZE_MIB / 2);
}, 60_000);
