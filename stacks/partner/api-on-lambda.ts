import { Construct } from "constructs";
import type { ApiAddress } from "../../modules/api/api-address";
import type { LambdaApiSettings } from "../../modules/api/api-settings";
import { RestApi } from "../../modules/api/rest-api";
import { type FunctionHome, LambdaFunction } from "../../modules/compute/lambda-function";
import { LiveAlias } from "../../modules/compute/live-alias";
import type { AliasTarget } from "../../modules/edge/alias-record";
import type { Application } from "./application";

export interface ApiOnLambdaProps {
  /** Name of the function and of the API. */
  readonly name: string;
  readonly api: LambdaApiSettings;
  readonly stageName: string;
  readonly home: FunctionHome;
  readonly address: ApiAddress;
  readonly application: Application;
}

/** The REST API as one function behind API Gateway. */
export class ApiOnLambda extends Construct {
  readonly runtime = "lambda";
  readonly rest: RestApi;
  readonly handler: LambdaFunction;
  readonly live: LiveAlias;
  /** What the API's name points at. */
  readonly endpoint: AliasTarget;
  /** What a web ACL stands before. */
  readonly guardedArn: string;

  constructor(scope: Construct, id: string, { name, api, stageName, home, address, application }: ApiOnLambdaProps) {
    super(scope, id);
    this.handler = new LambdaFunction(this, "function", {
      name,
      description: "Answers the REST API",
      source: "rest-placeholder",
      home,
      size: api.function,
      variables: { ...application.variables, CORS_ORIGINS: api.corsOrigins.join(",") },
      statements: application.statements,
      deployedBy: "ci",
    });
    this.live = new LiveAlias(this, "live", this.handler, api.function.concurrency);
    this.rest = new RestApi(this, "rest", {
      name,
      description: `REST API of ${name}`,
      target: this.live,
      corsOrigins: api.corsOrigins,
      stage: { name: stageName, throttle: api.throttle, logDays: home.logDays, keyArn: home.keyArn },
      address,
    });
    this.endpoint = this.rest.domain;
    this.guardedArn = this.rest.stageArn;
  }
}
