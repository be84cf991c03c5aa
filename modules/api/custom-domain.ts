import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ApiAddress } from "./api-address";

export interface CustomDomainProps {
  readonly address: ApiAddress;
  readonly apiId: string;
  readonly stageName: string;
  /** The stage: it must be there before a name leads to it. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A name for one stage of a REST, HTTP or WebSocket API, TLS 1.2 or newer. A WebSocket API shares its name with no other
 * kind. There is no base path: the stage is asked for the paths as callers write them.
 * Source: API Gateway developer guide, "Map API stages to a custom domain name".
 */
export class CustomDomain extends Construct {
  /** What a DNS record points at. */
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: Apigatewayv2DomainName;

  constructor(scope: Construct, id: string, { address, apiId, stageName, dependsOn }: CustomDomainProps) {
    super(scope, id);
    const { domainName, certificateArn } = address;
    this.resource = new Apigatewayv2DomainName(this, "domain", {
      domainName,
      domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
    });
    new Apigatewayv2ApiMapping(this, "mapping", { apiId, domainName: this.resource.id, stage: stageName, dependsOn });
    this.domainName = this.resource.domainNameConfiguration.targetDomainName;
    this.hostedZoneId = this.resource.domainNameConfiguration.hostedZoneId;
  }
}
