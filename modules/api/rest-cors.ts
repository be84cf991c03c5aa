import { ApiGatewayGatewayResponse } from "@cdktf/provider-aws/lib/api-gateway-gateway-response";
import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayIntegrationResponse } from "@cdktf/provider-aws/lib/api-gateway-integration-response";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method";
import { ApiGatewayMethodResponse } from "@cdktf/provider-aws/lib/api-gateway-method-response";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { CORS, isEveryone } from "./cors-permissions";

const ALLOWED = {
  "Access-Control-Allow-Methods": CORS.methods.join(),
  "Access-Control-Allow-Headers": CORS.headers.join(),
  "Access-Control-Max-Age": String(CORS.maxAgeSeconds),
  // A cache must not hand one origin's answer to another.
  Vary: "Origin",
};
const ALLOW_ORIGIN = "Access-Control-Allow-Origin";
/** What API Gateway says by itself, and the id that finds the request in the logs. */
const ERROR_BODY = '{"message":$context.error.messageString,"requestId":"$context.requestId"}';

export interface RestCorsProps {
  readonly restApiId: string;
  /** Paths that answer OPTIONS, by role word. */
  readonly resourceIds: Readonly<Record<string, string>>;
  /** Origins of browsers that may call, the frontend's first; `*` is every one. */
  readonly origins: readonly string[];
}

/**
 * Tells browsers which pages may call an API: OPTIONS is answered without the function, and what API Gateway refuses by
 * itself (throttled, not valid, blocked) can be read by the first origin. All other answers carry the function's headers.
 */
export class RestCors extends Construct {
  /** All that a deployment freezes. */
  readonly served: TerraformResource[] = [];

  constructor(scope: Construct, id: string, { restApiId, resourceIds, origins }: RestCorsProps) {
    super(scope, id);
    for (const [role, resourceId] of Object.entries(resourceIds)) this.answerOptions(role, restApiId, resourceId, origins);
    for (const responseType of ["DEFAULT_4XX", "DEFAULT_5XX"]) {
      this.served.push(
        new ApiGatewayGatewayResponse(this, responseType.toLowerCase().replace("_", "-"), {
          restApiId,
          responseType,
          responseTemplates: { "application/json": ERROR_BODY },
          responseParameters: {
            [`gatewayresponse.header.${ALLOW_ORIGIN}`]: `'${firstOf(origins)}'`,
            "gatewayresponse.header.Vary": "'Origin'",
          },
        }),
      );
    }
  }

  private answerOptions(role: string, restApiId: string, resourceId: string, origins: readonly string[]): void {
    const place = new Construct(this, role);
    const headers = { ...ALLOWED, [ALLOW_ORIGIN]: firstOf(origins) };
    const method = new ApiGatewayMethod(place, "method", {
      restApiId,
      resourceId,
      httpMethod: "OPTIONS",
      // Browsers ask without credentials.
      authorization: "NONE",
    });
    const at = { restApiId, resourceId, httpMethod: method.httpMethod };
    const integration = new ApiGatewayIntegration(place, "integration", {
      ...at,
      type: "MOCK",
      requestTemplates: { "application/json": '{"statusCode":204}' },
    });
    const methodResponse = new ApiGatewayMethodResponse(place, "response", {
      ...at,
      statusCode: "204",
      responseParameters: Object.fromEntries(Object.keys(headers).map((name) => [`method.response.header.${name}`, true])),
    });
    const answer = new ApiGatewayIntegrationResponse(place, "answer", {
      ...at,
      statusCode: methodResponse.statusCode,
      responseParameters: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
      ),
      responseTemplates: { "application/json": nameOrigin(origins) },
      dependsOn: [integration],
    });
    this.served.push(method, integration, methodResponse, answer);
  }
}

const firstOf = (origins: readonly string[]) => (isEveryone(origins) ? "*" : origins[0]);

/** The header holds one origin: when another one of the list asks, it is named instead of the first. */
function nameOrigin(origins: readonly string[]): string {
  const [, ...others] = isEveryone(origins) ? [] : origins;
  if (others.length === 0) return "";
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${others.map((origin) => `$origin == "${origin}"`).join(" || ")})`,
    `#set($context.responseOverride.header.${ALLOW_ORIGIN} = $origin)`,
    "#end",
  ].join("\n");
}
