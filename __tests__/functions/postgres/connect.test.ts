import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { authoritiesOf } from "../../../functions/postgres/authorities";
import { type Connection, connect } from "../../../functions/postgres/connect";
import { makeAuthority } from "../../support/certificate";
import { freePorts } from "../../support/run";
import { message, startTlsFront, type TlsFront } from "../../support/tls-front";

/** Logs in whoever comes, as PostgreSQL says it: the password was right, ready for a query. */
const WELCOME = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))]);

let greeting = "";
let behind: Server;
let front: TlsFront;
beforeAll(async () => {
  const port = await freePorts();
  behind = createServer(
    (socket) =>
      void socket
        .on("error", () => undefined)
        .once("data", (data) => {
          greeting = data.toString();
          socket.write(WELCOME);
        }),
  );
  await new Promise<void>((resolve) => void behind.listen(port + 1, "127.0.0.1", resolve));
  front = await startTlsFront(port, port + 1);
});
afterAll(async () => {
  await front.pause();
  behind.close();
});

/** Logs in and leaves. */
async function logIn(changes: Partial<Connection> = {}): Promise<"logged in"> {
  const client = await connect({
    target: { host: front.host, port: front.port, database: "shop" },
    login: async () => ({ user: "shop", password: "secret" }),
    authorities: front.authorities,
    waitSeconds: 20,
    statementSeconds: 90,
    ...changes,
  });
  await client.end();
  return "logged in";
}

test("a server whose certificate the authority signed is talked to", async () => {
  await expect(logIn()).resolves.toBe("logged in");
});

test("the server is told when to end a statement, and a transaction that says nothing more", async () => {
  await logIn();
  expect(greeting).toContain("\0statement_timeout\x0090000\0");
  expect(greeting).toContain("\0idle_in_transaction_session_timeout\x0060000\0");
});

test("a server whose certificate another authority signed is refused at once", async () => {
  const where = `PostgreSQL at localhost:${front.port}, database "shop" within 0 s`;
  const ofSameName = makeAuthority("Test Authority").certificate;
  await expect(logIn({ authorities: [ofSameName] })).rejects.toThrow(`no connection to ${where}: certificate signature failure`);
  const ofAws = authoritiesOf("us-east-1");
  await expect(logIn({ authorities: ofAws })).rejects.toThrow(
    `no connection to ${where}: unable to verify the first certificate`,
  );
});

test("a server of another name than its certificate's is refused", async () => {
  const target = { host: "127.0.0.1", port: front.port, database: "shop" };
  await expect(logIn({ target })).rejects.toThrow(/within 0 s: .*does not match certificate's altnames/);
});

test("a database that is not reachable yet is waited for", async () => {
  await front.pause();
  const loggedIn = logIn();
  await sleep(200);
  await front.resume();
  await expect(loggedIn).resolves.toBe("logged in");
});

test("a database that is never reached is named, with the time and the last reason", async () => {
  const target = { host: "127.0.0.1", port: 9, database: "shop" };
  const message = 'no connection to PostgreSQL at 127.0.0.1:9, database "shop" within 1 s: connect ECONNREFUSED 127.0.0.1:9';
  await expect(logIn({ target, waitSeconds: 1 })).rejects.toThrow(message);
});

test("a password that was rotated meanwhile is read again", async () => {
  front.refuseLogins(1);
  const passwords = ["old", "new"];
  const login = async () => ({ user: "shop", password: passwords.shift() ?? "none left" });
  await expect(logIn({ login })).resolves.toBe("logged in");
  expect(passwords).toEqual([]);
});

test("a secret that cannot be read is no reason to wait", async () => {
  const login = async () => {
    throw new Error("not authorized to read it");
  };
  await expect(logIn({ login })).rejects.toThrow(/within 0 s: not authorized to read it$/);
});
