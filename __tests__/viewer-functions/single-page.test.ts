import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { ROOT } from "../support/run";

const code = readFileSync(join(ROOT, "viewer-functions/single-page.js"), "utf8");
interface Request {
  uri: string;
}
const handler: (event: { request: Request }) => Request = runInNewContext(`${code}\nhandler`);
const servedFor = (uri: string) => handler({ request: { uri } }).uri;

test.each([
  "/",
  "/chat/12",
  "/chat/12/",
  "/users/john.doe",
  "/notes/v1.2",
  "/app.js/",
  "/assets.css/list",
  "/js",
  "/ends.",
  "/app.jsx",
  "/index.html",
])("%s gets the start page", (uri) => {
  expect(servedFor(uri)).toBe("/index.html");
});

test.each(
  [
    ...["html", "js", "mjs", "css", "map", "json", "webmanifest", "wasm", "txt", "xml", "pdf"],
    ...["ico", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm"],
  ].map((ending) => `/assets/main-4f2a.${ending}`),
)("%s is a file, whether it is there or not", (uri) => {
  expect(servedFor(uri)).toBe(uri);
});

test.each(["/favicon.ico", "/LOGO.PNG", "/.well-known/security.txt", "/users/john.doe/photo.jpg"])(
  "%s is a file, wherever it lies and however it is written",
  (uri) => {
    expect(servedFor(uri)).toBe(uri);
  },
);

test("nothing else of a request is changed", () => {
  const request = { method: "GET", uri: "/chat/12", querystring: { tab: { value: "notes" } }, headers: {}, cookies: {} };
  expect(handler({ request })).toEqual({ ...request, uri: "/index.html" });
});
