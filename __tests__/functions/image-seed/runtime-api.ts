import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a runtime said about an event. */
export interface Outcome {
  readonly path?: string;
  readonly type?: string;
  readonly body: unknown;
}

/** Lambda's side of the runtime API: hands events out one by one, takes their outcomes, and is gone after the last one. */
export class RuntimeApi {
  readonly outcomes: Outcome[] = [];
  private readonly waiting: string[];

  constructor(events: readonly string[]) {
    this.waiting = [...events];
  }

  /** Runs a program as Lambda runs a runtime, until it ends. */
  async workOff(program: string): Promise<{ said: string; code: number | null }> {
    const server = createServer((request, response) => void this.answer(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const env = { PATH: process.env.PATH, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` };
    const runtime = spawn("bash", [program], { env, stdio: ["ignore", "pipe", "ignore"] });
    let said = "";
    runtime.stdout.on("data", (some) => {
      said += String(some);
    });
    const [code] = await once(runtime, "close");
    server.close().closeAllConnections();
    return { said, code };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: path, headers } = request;
    if (method === "GET") {
      const id = this.waiting.shift();
      if (!id) return void request.socket.destroy();
      return void response.writeHead(200, { "Lambda-Runtime-Aws-Request-Id": id }).end('{"Records":[]}');
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.outcomes.push({ path, type: headers["content-type"], body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(202).end('{"status":"OK"}');
  }
}
