import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands before a port of this machine; once cut, nothing gets through, as when a network or a service is gone. */
export async function cuttableProxy(address: string) {
  const { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const service = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, service],
      [service, client],
    ]) {
      open.add(from);
      from
        .on("error", () => undefined)
        .on("close", () => {
          open.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(): void {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend(): void {
      isCut = false;
    },
    close(): void {
      this.cut();
      server.close();
    },
  };
}
