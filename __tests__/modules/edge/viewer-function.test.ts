import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ViewerFunction, type ViewerFunctionProps } from "../../../modules/edge/viewer-function";
import { build } from "../../support/build";
import { ROOT } from "../../support/run";

const props: ViewerFunctionProps = { name: "test-frontend", source: "single-page", description: "Start page" };
const viewer = (changes: Partial<ViewerFunctionProps> = {}) =>
  build((stack) => void new ViewerFunction(stack, "router", { ...props, ...changes }));

test("the file's very text is published for the runtime it is written for", () => {
  expect(viewer().one("aws_cloudfront_function")).toMatchObject({
    name: "test-frontend",
    runtime: "cloudfront-js-2.0",
    comment: "Start page",
    code: readFileSync(join(ROOT, "viewer-functions/single-page.js"), "utf8"),
    publish: true,
    lifecycle: { create_before_destroy: true },
  });
  expect([...viewer().problems, ...viewer().broken]).toEqual([]);
});

/** Another file, as a source that is named from the folder of viewer functions. */
function sourceOf(code: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "viewer-")), "other");
  writeFileSync(`${file}.js`, code);
  return relative(join(ROOT, "viewer-functions"), file);
}

test("code of 10 KB is taken, and not a byte more", () => {
  const code = "function handler(event) { return event.request; }\n".padEnd(10_240, "/");
  expect(viewer({ source: sourceOf(code) }).problems).toEqual([]);
  const source = sourceOf(`${code}é`);
  expect(viewer({ source }).problems).toEqual([`router: ${source}.js must be at most 10240 bytes, got 10242`]);
});

test.each(["const a = `${event}`;", 'const a = "%{ if true }";'])("%s, which Terraform would fill in, is refused", (code) => {
  const source = sourceOf(code);
  expect(viewer({ source }).problems).toEqual([
    `router: ${source}.js must hold neither "\${" nor "%{", which Terraform fills in`,
  ]);
});

test("a name that CloudFront would refuse is refused", () => {
  const name = "a".repeat(65);
  expect(viewer({ name }).problems).toEqual([`router: name must be at most 64 characters, got 65 ("${name}")`]);
});

test("a file that is not there is named", () => {
  expect(() => viewer({ source: "missing" })).toThrow(/no such file .*viewer-functions\/missing\.js/);
});
