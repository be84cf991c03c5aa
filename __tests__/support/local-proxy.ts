import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a request: it goes on, waits until it is released, or hears that its credentials have expired. */
export type Verdict = "pass" | "hold" | "refuse";

/** Stands before a service of this machine; once cut, nothing gets through, as when a network or a service is gone. */
export async function localProxy(endpoint: string, judge: (asked: IncomingMessage) => Verdict = () => "pass") {
  const { hostname, port } = new URL(endpoint);
  const held: (() => void)[] = [];
  let isCut = false;
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url: path, headers } = asked;
    const passed = request({ hostname, port, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  };
  const server = createServer((asked, answer) => {
    const verdict = judge(asked);
    if (verdict === "hold") held.push(() => pass(asked, answer));
    else if (verdict === "pass") pass(asked, answer);
    else {
      asked.resume();
      answer.writeHead(403, { "content-type": "application/xml" }).end("<Error><Code>ExpiredToken</Code></Error>");
    }
  });
  server.on("connection", (socket) => isCut && socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    server.closeAllConnections();
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend(): void {
      isCut = false;
    },
    /** Lets everything go on that waits. */
    release(): void {
      for (const go of held.splice(0)) go();
    },
    close(): void {
      cut();
      server.close();
    },
  };
}
