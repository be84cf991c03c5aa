import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { ROOT } from "../support/run";
import { synthesizeAll } from "../support/synthesized";
import { environments, systemIn, type Values } from "../support/system-stacks";

const outdir = synthesizeAll();

/** What a viewer's request becomes on its way to an origin, as the distribution was synthesized. */
interface Passage {
  readonly origin: unknown;
  readonly uri: string;
  readonly behavior: Values;
}

type Association = Readonly<Record<"event_type" | "function_arn", string>>;

/** CloudFront, as far as it decides where a request goes and what its answer turns into. */
function cloudfront(distribution: Values, functions: { address: string; values: Values }[]) {
  const ordered = distribution.ordered_cache_behavior as Values[];
  // The first pattern that fits decides; `*` is any number of characters, and case counts.
  const fits = ({ path_pattern: pattern }: Values, path: string) =>
    new RegExp(
      `^${String(pattern)
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
    ).test(path);
  const behaviorOf = (path: string) =>
    ordered.find((each) => fits(each, path)) ?? ([distribution.default_cache_behavior].flat()[0] as Values);
  const associated = ({ function_association: all }: Values) => (all ?? []) as Association[];

  function passes(uri: string): Passage {
    const behavior = behaviorOf(uri);
    const request = associated(behavior)
      .filter(({ event_type: event }) => event === "viewer-request")
      .map(({ function_arn: arn }) => functions.find(({ address }) => arn === `\${${address}.arn}`))
      .reduce((changed, found) => runInNewContext(`${found?.values.code}\nhandler`)({ request: changed }), { uri });
    return { origin: behavior.target_origin_id, uri: request.uri, behavior };
  }
  /** Whatever the behaviour: custom error responses are the distribution's. */
  const answered = (status: number) =>
    ((distribution.custom_error_response ?? []) as Values[]).find(({ error_code: code }) => code === status)?.response_code ??
    status;
  return { passes, answered, associated, behaviors: [behaviorOf("/"), ...ordered] };
}

describe.each(environments)("student-helper in %s", (environment) => {
  const { one, resources } = systemIn(outdir, "student-helper", environment);
  const functions = resources("edge").filter(({ type }) => type === "aws_cloudfront_function");
  const { passes, answered, associated, behaviors } = cloudfront(one("aws_cloudfront_distribution"), functions);

  test("the router is the file that its own tests run, as CloudFront's second runtime reads it, and published", () => {
    expect(functions.map(({ values }) => values.code)).toEqual([
      readFileSync(join(ROOT, "viewer-functions/single-page.js"), "utf8"),
    ]);
    expect(functions[0].values).toMatchObject({ runtime: "cloudfront-js-2.0", publish: true });
  });

  test("only the default behaviour asks the router, before the cache", () => {
    const [files, ...others] = behaviors.map((behavior) => associated(behavior));
    expect(files.map(({ event_type: event }) => event)).toEqual(["viewer-request"]);
    expect(files.map(({ function_arn: arn }) => arn)).toEqual(functions.map(({ address }) => `\${${address}.arn}`));
    expect(others).toEqual([[], []]);
    expect(behaviors.flatMap(({ lambda_function_association: all }) => all ?? [])).toEqual([]);
  });

  test.each(["/", "/chat/12", "/users/john.doe", "/api", "/apis/list", "/ws", "/wss/chat", "/API/v1/health"])(
    "%s is the frontend's, and gets the start page",
    (path) => {
      expect(passes(path)).toMatchObject({ origin: "frontend", uri: "/index.html" });
    },
  );

  test.each(["/assets/main-4f2a.js", "/favicon.ico"])("%s is a file of the frontend", (path) => {
    expect(passes(path)).toMatchObject({ origin: "frontend", uri: path });
  });

  test.each(["/api/", "/api/v1/health", "/api/v1/documents/12", "/api/v1/no-such-thing", "/api/v1/report.html", "/api/a//b"])(
    "%s is the API's, and comes to it unchanged",
    (path) => {
      expect(passes(path)).toMatchObject({ origin: "backend", uri: path });
    },
  );

  test.each([400, 403, 404, 405, 500, 502, 503, 504])(
    "an answer of %i passes as it is, the API's own and the frontend's",
    (status) => {
      expect(answered(status)).toBe(status);
      expect(one("aws_cloudfront_distribution")).not.toHaveProperty("custom_error_response");
    },
  );

  test.each(["/ws/", "/ws/chat", "/ws/chat/12"])(
    "%s comes to the backend unchanged, with all that asks for a WebSocket",
    (path) => {
      const { origin, uri, behavior } = passes(path);
      expect([origin, uri]).toEqual(["backend", path]);
      // Managed-AllViewer: the headers Upgrade and Sec-WebSocket-* among them. Managed-CachingDisabled.
      expect(behavior.origin_request_policy_id).toBe("216adef6-5c7f-47e4-b989-5492eafa07d3");
      expect(behavior.cache_policy_id).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
      expect(behavior.allowed_methods).toContain("GET");
    },
  );

  test("a WebSocket may be silent for ten minutes, and the pages may open one under their own name alone", () => {
    expect(one("aws_lb").idle_timeout).toBe(600);
    const [domain] = one("aws_cloudfront_distribution").aliases as string[];
    const policy = JSON.stringify(one("aws_cloudfront_response_headers_policy"));
    expect(/connect-src ([^;]*);/.exec(policy)?.[1]).toBe(`'self' wss://${domain}`);
  });
});
