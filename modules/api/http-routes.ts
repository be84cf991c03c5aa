import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import type { HttpSettings } from "./http-settings";

/** The longest that API Gateway waits. Source: API Gateway quotas, HTTP API, "Maximum integration timeout". */
const TIMEOUT_SECONDS = 30;
/** Every path but `/`, which `{proxy+}` does not match. Source: API Gateway developer guide, "Create routes for HTTP APIs". */
const PATHS = { root: "/", rest: "/{proxy+}" };
/** How applications without CORS of their own answer OPTIONS: a browser takes 2xx only. */
const REFUSALS = ["400", "401", "403", "404", "405"];

interface Access {
  readonly authorizationType: "NONE" | "JWT";
  readonly authorizerId?: string;
}

/** No token is asked for. */
const OPEN: Access = { authorizationType: "NONE" };

const OPEN_REASON = 'this environment asks for authorizer "none": the application itself asks who calls';
const NO_TOKEN_REASON = "browsers that ask before a request, and uptime checks, bring no token";

/** Where requests go. */
export interface HttpBackend {
  readonly vpcLinkId: string;
  /** A listener (HTTP) of a load balancer that the link's security group reaches. */
  readonly listenerArn: string;
}

export interface HttpRoutesProps {
  readonly name: string;
  readonly apiId: string;
  readonly backend: HttpBackend;
  readonly authorizer: HttpSettings["authorizer"];
  /** Answered without a token. */
  readonly healthPath: string;
}

/**
 * Every path and method of an HTTP API, handed on as it came to a load balancer inside the VPC. Tokens are asked for
 * everywhere but where nobody brings one: browsers that ask before a request (OPTIONS), and uptime checks (`healthPath`).
 * OPTIONS has routes of its own because `ANY` would take it to the authorizer, and the answer would be the application's.
 * Source: API Gateway developer guide, "Configure CORS for HTTP APIs", and "Create private integrations for HTTP APIs".
 */
export class HttpRoutes extends Construct {
  /** All that a stage serves. */
  readonly served: TerraformResource[] = [];

  constructor(scope: Construct, id: string, props: HttpRoutesProps) {
    super(scope, id);
    const { name, apiId, authorizer, healthPath } = props;
    const application = this.integration("application", props);
    // The status only: API Gateway puts its own CORS headers in place of the application's.
    const preflight = this.integration("preflight", props, REFUSALS);
    const asks = authorizer === "none" ? OPEN : this.tokensOf(name, apiId, authorizer);
    const route = (role: string, key: string, { id: integration }: Apigatewayv2Integration, access: Access) => {
      const made = new Apigatewayv2Route(this, role, { apiId, routeKey: key, target: `integrations/${integration}`, ...access });
      this.served.push(made);
      if (access === OPEN) except(made, "routeAuthorizesCallers", authorizer === "none" ? OPEN_REASON : NO_TOKEN_REASON);
    };
    for (const [role, path] of Object.entries(PATHS)) {
      route(role, `ANY ${path}`, application, asks);
      route(`${role}-options`, `OPTIONS ${path}`, preflight, OPEN);
    }
    if (authorizer !== "none") route("health", `GET ${healthPath}`, application, OPEN);
  }

  private integration(role: string, { apiId, backend }: HttpRoutesProps, forgiven: readonly string[] = []) {
    const integration = new Apigatewayv2Integration(this, role, {
      apiId,
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: backend.listenerArn,
      connectionType: "VPC_LINK",
      connectionId: backend.vpcLinkId,
      payloadFormatVersion: "1.0",
      timeoutMilliseconds: TIMEOUT_SECONDS * 1_000,
      ...(forgiven.length > 0 && {
        responseParameters: forgiven.map((statusCode) => ({ statusCode, mappings: { "overwrite:statuscode": "200" } })),
      }),
    });
    this.served.push(integration);
    return integration;
  }

  private tokensOf(name: string, apiId: string, { issuer, audiences }: Exclude<HttpSettings["authorizer"], "none">): Access {
    const authorizer = new Apigatewayv2Authorizer(this, "authorizer", {
      apiId,
      name,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer, audience: audiences },
    });
    this.served.push(authorizer);
    return { authorizationType: "JWT", authorizerId: authorizer.id };
  }
}
