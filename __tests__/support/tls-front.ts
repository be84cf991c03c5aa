import { connect as connectTcp, createServer, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { makeAuthority } from "./certificate";

/** Speaks TLS only, as RDS does, before a server that speaks none. */
export interface TlsFront {
  readonly host: string;
  readonly port: number;
  /** Who signed its certificate. */
  readonly authorities: readonly string[];
  /** The next logins are refused as with a wrong password. */
  refuseLogins(count: number): void;
  /** Nothing listens any more, until it resumes. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

const HOST = "localhost";

export async function startTlsFront(port: number, behind: number): Promise<TlsFront> {
  const authority = makeAuthority("Test Authority");
  const secureContext = createSecureContext(authority.issue(HOST));
  const open = new Set<Socket>();
  let refusals = 0;

  const front = createServer((client) => {
    open.add(client.on("close", () => open.delete(client)).on("error", () => undefined));
    // The client asks for TLS first, in eight bytes.
    client.once("data", () => {
      client.write("S");
      const secured = new TLSSocket(client, { isServer: true, secureContext }).on("error", () => undefined);
      if (refusals > 0) {
        refusals -= 1;
        secured.once("data", () => secured.end(REFUSED));
        return;
      }
      const server = connectTcp(behind, "127.0.0.1").on("error", () => undefined);
      secured.pipe(server).pipe(secured);
      client.on("close", () => server.destroy());
    });
  });
  const resume = () => new Promise<void>((resolve) => void front.listen(port, HOST, resolve));
  const pause = () =>
    new Promise<void>((resolve) => {
      for (const client of open) client.destroy();
      front.close(() => resolve());
    });
  const refuseLogins = (count: number) => {
    refusals = count;
  };
  await resume();
  return { host: HOST, port, authorities: [authority.certificate], refuseLogins, pause, resume };
}

/** A message of PostgreSQL's protocol: its kind, its length, its content. */
export function message(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** PostgreSQL's own answer to a wrong password. */
const REFUSED = message("E", Buffer.from('SFATAL\0C28P01\0Mpassword authentication failed for user "shop"\0\0'));
