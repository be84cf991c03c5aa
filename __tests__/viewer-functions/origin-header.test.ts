import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { functionSender } from "../../functions/viewer-header-rotation/viewer-function";
import { ORIGIN_HEADER } from "../../modules/edge/origin-header-value";
import { ROOT } from "../support/run";

const code = readFileSync(join(ROOT, "viewer-functions/origin-header.js"), "utf8");
interface Request {
  readonly method: string;
  readonly uri: string;
  readonly headers: Record<string, { value: string; multiValue?: { value: string }[] }>;
}
const handler: (event: { request: Request }) => Request = runInNewContext(`${code}\nhandler`);
const NAME = ORIGIN_HEADER.name.toLowerCase();
const asked = (headers: Request["headers"] = {}): Request => ({ method: "GET", uri: "/orders", headers });

test("a request gets the header and its first value; nothing else of it changes", () => {
  const request = asked({ host: { value: "shop.example.com" } });
  expect(handler({ request: structuredClone(request) })).toEqual({
    ...request,
    headers: { ...request.headers, [NAME]: { value: ORIGIN_HEADER.firstValue } },
  });
});

test("what a viewer sends under that name does not get through, nor does a second value of it", () => {
  const forged = { value: "forged", multiValue: [{ value: "forged" }, { value: "again" }] };
  expect(handler({ request: asked({ [NAME]: forged }) }).headers).toEqual({ [NAME]: { value: ORIGIN_HEADER.firstValue } });
});

test("a rotation finds the one value in it, and what it writes runs with the new one", async () => {
  let written = "";
  const edge = async ({ input }: { input: { FunctionCode?: Uint8Array } }) => {
    if (input.FunctionCode) written = Buffer.from(input.FunctionCode).toString();
    return { FunctionCode: Buffer.from(code), Distribution: { Status: "Deployed" } };
  };
  const sent = await functionSender({ send: edge } as never, { name: "shop", distributionId: "E1" }).read();
  expect(sent.value).toBe(ORIGIN_HEADER.firstValue);
  await sent.replace("another-1");
  const rotated: typeof handler = runInNewContext(`${written}\nhandler`);
  expect(rotated({ request: asked() }).headers).toEqual({ [NAME]: { value: "another-1" } });
});
