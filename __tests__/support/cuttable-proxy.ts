import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands before a port of this machine: what goes through can be held for a while, or cut, as when a network is gone. */
export async function cuttableProxy(address: string) {
  const { hostname, port } = new URL(address);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  let isHeld = false;
  const flow = ([client, service]: readonly [Socket, Socket]) => {
    client.pipe(service);
    service.pipe(client);
  };
  const stand = ([client, service]: readonly [Socket, Socket]) => {
    client.unpipe(service).pause();
    service.unpipe(client).pause();
  };
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const pair = [client, connect(Number(port), hostname)] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [...pair].reverse()]) {
      one
        .on("error", () => undefined)
        .on("close", () => {
          pairs.delete(pair);
          other.destroy();
        });
    }
    if (!isHeld) flow(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend(): void {
      isCut = false;
    },
    hold(): void {
      isHeld = true;
      for (const pair of pairs) stand(pair);
    },
    release(): void {
      isHeld = false;
      for (const pair of pairs) flow(pair);
    },
    close(): void {
      cut();
      server.close();
    },
  };
}
