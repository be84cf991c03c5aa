import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, oursOrNobodys, type PartPermissions } from "../delivery-scope";

/** What the world reaches: APIs, distributions, firewalls, certificates and names. */
export function edge(scope: DeliveryScope): PartPermissions {
  return {
    read: [
      // None of them names its resources after their owner, and nothing in the answers is secret.
      allow("ReadApis", "apigateway", "GET", { Resource: "arn:aws:apigateway:*::/*" }),
      allow("ReadDistributions", "cloudfront", "Describe* Get* List*", { Resource: "*" }),
      allow("ReadFirewalls", "wafv2", "Describe* Get* List*", { Resource: "*" }),
      allow("ReadCertificates", "acm", "DescribeCertificate GetCertificate List*", { Resource: "*" }),
      allow("ReadNames", "route53", "Get* List*", { Resource: "*" }),
    ],
    write: [...apis(scope), ...distributions(scope), ...firewalls(scope), ...certificates(scope), ...names(scope)],
  };
}

function apis(scope: DeliveryScope): PolicyStatement[] {
  const of = (path: string) => `arn:aws:apigateway:*::/${path}`;
  const Resource = ["restapis*", "apis*", "domainnames*", "clientcertificates*", "usageplans*", "vpclinks*", "tags/*"].map(of);
  return [
    allow("Apis", "apigateway", "POST PUT PATCH DELETE SetWebACL UpdateRestApiPolicy AddCertificateToDomain", {
      Resource,
      Condition: oursOrNobodys(scope),
    }),
  ];
}

function distributions(scope: DeliveryScope): PolicyStatement[] {
  const Resource = `arn:aws:cloudfront::${scope.accountId}:*`;
  return [
    // What is not there yet has no ARN; metrics of a distribution never have one.
    allow("MakeDistributions", "cloudfront", MAKE, { Resource: "*" }),
    allow("Distributions", "cloudfront", CHANGE, { Resource, Condition: oursOrNobodys(scope) }),
  ];
}

const MAKE = `
  CreateDistribution CreateOriginAccessControl CreateFunction CreateCachePolicy CreateOriginRequestPolicy
  CreateResponseHeadersPolicy CreateMonitoringSubscription DeleteMonitoringSubscription
`;
const CHANGE = `
  UpdateDistribution DeleteDistribution CreateInvalidation TagResource UntagResource
  UpdateOriginAccessControl DeleteOriginAccessControl UpdateFunction PublishFunction DeleteFunction
  UpdateCachePolicy DeleteCachePolicy UpdateOriginRequestPolicy DeleteOriginRequestPolicy
  UpdateResponseHeadersPolicy DeleteResponseHeadersPolicy AllowVendedLogDeliveryForResource
`;

function firewalls({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const waf = `arn:aws:wafv2:*:${accountId}`;
  return [
    // The rule sets that AWS publishes are named in the account, too.
    allow("Firewalls", "wafv2", FIREWALLS, { Resource: [`${waf}:*/*/${prefix}-*/*`, `${waf}:*/managedruleset/*/*`] }),
    allow("Shielded", "wafv2", "AssociateWebACL DisassociateWebACL", {
      Resource: [
        `${waf}:*/webacl/${prefix}-*/*`,
        "arn:aws:apigateway:*::/restapis/*/stages/*",
        `arn:aws:elasticloadbalancing:*:${accountId}:loadbalancer/app/*`,
      ],
    }),
  ];
}

const FIREWALLS = `
  CreateWebACL UpdateWebACL DeleteWebACL CreateIPSet UpdateIPSet DeleteIPSet
  CreateRegexPatternSet UpdateRegexPatternSet DeleteRegexPatternSet
  PutLoggingConfiguration DeleteLoggingConfiguration TagResource UntagResource
`;

function certificates(scope: DeliveryScope): PolicyStatement[] {
  const Resource = `arn:aws:acm:*:${scope.accountId}:certificate/*`;
  return [
    // A certificate that is not there yet has no ARN.
    allow("AskForCertificates", "acm", "RequestCertificate", { Resource: "*" }),
    allow("Certificates", "acm", "UpdateCertificateOptions DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate", {
      Resource,
      Condition: oursOrNobodys(scope),
    }),
  ];
}

function names({ domain }: DeliveryScope): PolicyStatement[] {
  if (domain === "none") return [];
  const key = "ForAllValues:StringLike";
  const within = { [key]: { "route53:ChangeResourceRecordSetsNormalizedRecordNames": [domain, `*.${domain}`] } };
  return [
    // Zones are known by numbers; what may be written into them is held to the environment's own names.
    allow("Records", "route53", "ChangeResourceRecordSets", { Resource: "arn:aws:route53:::hostedzone/*", Condition: within }),
    allow("Zones", "route53", "CreateHostedZone", { Resource: "*" }),
    allow("ZoneTags", "route53", "ChangeTagsForResource UpdateHostedZoneComment", { Resource: "arn:aws:route53:::hostedzone/*" }),
  ];
}
