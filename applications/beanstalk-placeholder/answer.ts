import type { IncomingMessage } from "node:http";

/** What the placeholder says to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Healthy at `GET /health`, nowhere else anything; browsers of `origins` may read it. */
export function answerTo(
  { method, url, headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  origins: readonly string[],
): Answer {
  const cors = corsHeaders(headers.origin, origins);
  if (method === "OPTIONS") return { status: 204, headers: { ...cors, ...PREFLIGHT } };
  const json = { ...cors, "Content-Type": "application/json", "Cache-Control": "no-store" };
  if (method === "GET" && url === "/health") return { status: 200, headers: json, body: { status: "ok" } };
  return { status: 501, headers: json, body: { message: "Nothing is deployed here yet." } };
}

const PREFLIGHT = {
  "Access-Control-Allow-Methods": "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS",
  "Access-Control-Allow-Headers": "Authorization,Content-Type",
};

function corsHeaders(origin: string | undefined, origins: readonly string[]): Record<string, string> {
  if (origins.includes("*")) return { "Access-Control-Allow-Origin": "*" };
  return { Vary: "Origin", ...(origin && origins.includes(origin) && { "Access-Control-Allow-Origin": origin }) };
}
