import { requirePython } from "../../scripts/local-aws/python";
import { run } from "../support/run";

/** Whatever Python the machine has; without one, nothing here can be tried. */
function pythonAtHand(): string | undefined {
  try {
    return requirePython();
  } catch {
    return undefined;
  }
}

const command = pythonAtHand();
const tried = command ? test : test.skip;
/** Runs a program beside `repeats.py`. */
const python = (program: string) =>
  run(command ?? "", ["-c", `import sys\nsys.path.insert(0, "scripts/local-aws")\nimport repeats\n${program}`]);

const WSGI = `
calls = []
def app(environ, start_response):
    calls.append(environ["PATH_INFO"])
    start_response(environ["wanted"] + " X", [("n", str(len(calls)))])
    return [str(len(calls)).encode()]
once = repeats.wsgi(app)
def ask(number, method="POST", wanted="200"):
    said = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": "/", "QUERY_STRING": "", "wanted": wanted}
    if number: environ["HTTP_AMZ_SDK_INVOCATION_ID"] = number
    body = b"".join(once(environ, lambda status, headers, *more: said.append(status)))
    return f"{said[0]} {body.decode()}"
`;

const ASGI = `
import asyncio
calls = []
async def app(scope, receive, send):
    calls.append(scope["path"])
    mine = len(calls)
    await asyncio.sleep(0.05)
    await send({"type": "http.response.start", "status": scope["wanted"], "headers": []})
    await send({"type": "http.response.body", "body": str(mine).encode()})
once = repeats.asgi(app)
async def ask(number, method="POST", wanted=200):
    said = []
    headers = [(b"Amz-Sdk-Invocation-Id", number)] if number else []
    async def send(event): said.append(event)
    await once({"type": "http", "method": method, "path": "/", "headers": headers, "wanted": wanted}, None, send)
    return f'{said[0]["status"]} {said[1]["body"].decode()}'
`;

tried("moto answers a call that is sent again as the first time, and works on every other one", async () => {
  const program = `${WSGI}\nprint([ask("a"), ask("a"), ask("b"), ask(None), ask(None), ask("c", "GET"), ask("c", "GET")], len(calls))`;
  expect(await python(program)).toEqual({
    code: 0,
    output: "['200 X 1', '200 X 1', '200 X 2', '200 X 3', '200 X 4', '200 X 5', '200 X 6'] 6\n",
  });
});

tried("moto tries again what failed", async () => {
  const program = `${WSGI}\nprint([ask("a", wanted="500"), ask("a", wanted="400"), ask("a"), ask("a", wanted="500")])`;
  expect(await python(program)).toEqual({ code: 0, output: "['500 X 1', '400 X 2', '200 X 3', '200 X 3']\n" });
});

tried("ministack answers a call that is sent again as the first time, also while the first is still worked on", async () => {
  const program = `${ASGI}
async def all():
    together = await asyncio.gather(ask(b"a"), ask(b"a"))
    print([*together, await ask(b"a"), await ask(b"b"), await ask(None), await ask(b"c", "GET"), await ask(b"c", "GET")], len(calls))
asyncio.run(all())`;
  expect(await python(program)).toEqual({
    code: 0,
    output: "['200 1', '200 1', '200 1', '200 2', '200 3', '200 4', '200 5'] 5\n",
  });
});

tried("ministack tries again what failed", async () => {
  const program = `${ASGI}
async def all():
    print([await ask(b"a", wanted=500), await ask(b"a", wanted=409), await ask(b"a"), await ask(b"a", wanted=500)])
asyncio.run(all())`;
  expect(await python(program)).toEqual({ code: 0, output: "['500 1', '409 2', '200 3', '200 3']\n" });
});
