import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Stands before an S3 endpoint and passes everything on, but for writes of states once told to: as when a session's
 * credentials end while an apply is at work. Lock files still pass.
 */
export async function refusingProxy(endpoint: string) {
  const { hostname, port } = new URL(endpoint);
  let refuses = false;
  const server = createServer((asked, answer) => {
    if (refuses && asked.method === "PUT" && asked.url?.split("?")[0].endsWith(".tfstate")) {
      asked.resume();
      answer.writeHead(403, { "content-type": "application/xml" }).end("<Error><Code>ExpiredToken</Code></Error>");
      return;
    }
    const { method, url: path, headers } = asked;
    const passed = request({ hostname, port, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuseWrites: (wish: boolean) => {
      refuses = wish;
    },
    close: () => server.closeAllConnections() ?? server.close(),
  };
}
