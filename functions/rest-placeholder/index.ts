import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

/** Origins that may read answers in a browser, joined by commas; `*` is every one. */
const origins = (process.env.CORS_ORIGINS ?? "").split(",").filter(Boolean);

/** Answers until the application itself is deployed. */
export async function handler({
  path,
  httpMethod,
  headers,
}: Pick<APIGatewayProxyEvent, "path" | "httpMethod" | "headers">): Promise<APIGatewayProxyResult> {
  const answer = (statusCode: number, body: object) => ({
    statusCode,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...corsHeaders(headers ?? {}) },
    body: JSON.stringify(body),
  });
  if (path === "/health" && httpMethod === "GET") return answer(200, { status: "ok" });
  return answer(501, { message: "Nothing is deployed here yet." });
}

/** API Gateway passes a proxy's answer on as it is: the headers for browsers must come from here. */
function corsHeaders(headers: APIGatewayProxyEvent["headers"]): Record<string, string> {
  const origin = Object.entries(headers).find(([name]) => name.toLowerCase() === "origin")?.[1];
  if (origins.includes("*")) return { "Access-Control-Allow-Origin": "*" };
  return { Vary: "Origin", ...(origin && origins.includes(origin) && { "Access-Control-Allow-Origin": origin }) };
}
