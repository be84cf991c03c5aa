import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server was asked. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of another party, read with the eye of a test.
  readonly body: any;
}

/** A server on this machine that answers what a test tells it to, and remembers what it was asked. */
export class LocalServer {
  readonly asked: Asked[] = [];
  answer: { status: number; body: object } = { status: 202, body: {} };
  private server?: Server;

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      this.asked.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(this.answer.status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(this.answer.body));
    });
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
    if (this.server?.listening) await once(this.server, "close");
  }
}
