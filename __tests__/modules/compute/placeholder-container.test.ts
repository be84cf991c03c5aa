import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { placeholderContainer } from "../../../modules/compute/placeholder-container";

let running: ChildProcess | undefined;
let port: number;

beforeAll(async () => {
  port = await freePort();
  const [program, ...given] = placeholderContainer(port).command;
  expect(program).toBe("node");
  running = spawn(process.execPath, given, { stdio: "inherit" });
});
afterAll(() => running?.kill());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}

/** Asks until the process listens. */
async function ask(path: string, tries = 100): Promise<Response> {
  try {
    return await fetch(`http://127.0.0.1:${port}${path}`);
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return ask(path, tries - 1);
  }
}

test.each(["/", "/api/v1/health"])("the very command answers %s with 200", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("Nothing was deployed here yet.\n");
});

test("the image is one that everybody can pull", () => {
  expect(placeholderContainer(3000).image).toMatch(/^public\.ecr\.aws\/docker\/library\/node:\d+-alpine$/);
});
