import type { RuleName } from "../../modules/governance/rules";
import { choiceExceptions } from "./choice-exceptions";
import type { CheckovException } from "./exception";

/** Checks that ask what a rule of ours asks too. Its exceptions stand beside the resources. */
const SAME_RULES: Readonly<Record<string, RuleName>> = {
  CKV_AWS_2: "listenerSpeaksTls",
  CKV_AWS_18: "bucketLogsAccess",
  CKV_AWS_51: "repositoryKeepsTags",
  CKV_AWS_62: "policyNamesItsActions",
  CKV_AWS_63: "policyNamesItsActions",
  CKV_AWS_68: "distributionHasWebAcl",
  CKV_AWS_103: "listenerSpeaksTls",
  CKV_AWS_145: "bucketUsesCustomerKey",
  CKV_AWS_150: "loadBalancerIsProtected",
  CKV_AWS_157: "databaseStandsInTwoZones",
  CKV_AWS_231: "aclClosesAdministration",
  CKV_AWS_260: "groupAdmitsNoWorld",
  CKV_AWS_293: "databaseIsProtected",
  CKV_AWS_305: "distributionHasRootObject",
  CKV_AWS_309: "routeAuthorizesCallers",
  CKV_AWS_310: "distributionFailsOver",
  CKV2_AWS_29: "restStageHasWebAcl",
  CKV2_AWS_40: "policyNamesItsActions",
  CKV2_AWS_47: "distributionHasWebAcl",
  CKV2_AWS_50: "cacheFailsOver",
  CKV2_AWS_57: "secretRotates",
};

const NO_CACHE = "answers depend on who asks, and the cache is paid by the hour";
const ANONYMOUS =
  "it wants the managed list of anonymous addresses besides, which shuts out whoever comes by a VPN; Log4j is stopped by the list of known bad inputs";

/** Ways of checkov's own to see what a rule of ours finds in order. */
const SEEN_OTHERWISE: readonly CheckovException[] = [
  {
    check: "CKV_AWS_86",
    keptBy: "distributionLogsAccess",
    why: "it looks for access logs of the older kind, which need bucket ACLs",
  },
  {
    check: "CKV_AWS_260",
    keptBy: "groupAdmitsNoWorld",
    why: "it does not read prefix_list_id and referenced_security_group_id, which say who gets in",
  },
  { check: "CKV_AWS_338", keptBy: "logGroupIsKeptAndEncrypted", why: "the documents say for how long; a year is paid for" },
  {
    check: "CKV2_AWS_3",
    keptBy: "detectorWatches",
    why: "it looks for an organization's settings; each account has its own detectors",
  },
];

/** Of each check, the first that fits a finding counts. One that excuses nothing any more is refused. */
export const checkovExceptions: readonly CheckovException[] = [
  ...Object.entries(SAME_RULES).map(([check, exceptedBy]) => ({ check, exceptedBy })),
  ...SEEN_OTHERWISE,
  {
    check: "CKV_AWS_59",
    at: "partner-*-api:*",
    why: "the document names no authorizer: the application behind the API knows its callers",
  },
  {
    check: "CKV_AWS_61",
    at: "*-security:*_operators_*",
    why: "another account's people may look, who must bring the external ID",
  },
  {
    check: "CKV_AWS_115",
    why: "what one function keeps for itself all others of the account lack: a setting, where traffic asks for it",
  },
  { check: "CKV_AWS_116", at: "*-watching:*.forwarder_*", why: "a late page helps nobody: an alarm tells that one was lost" },
  {
    check: "CKV_AWS_116",
    why: "what comes from a queue goes to that queue's dead letters; whoever else calls a function is told that it failed",
  },
  { check: "CKV_AWS_117", likeControl: "Lambda.3" },
  { check: "CKV_AWS_120", at: "partner-*-api:*", why: NO_CACHE },
  {
    check: "CKV_AWS_136",
    why: "portfolio's document asks for AES256, no other for a key; images hold no secret, and another key means another repository",
  },
  { check: "CKV_AWS_144", likeControl: "S3.7" },
  {
    check: "CKV_AWS_192",
    at: "foundry-*-services:*",
    why: "this web ACL lets in who shows the distribution's header, nobody else; the distribution's own one stops Log4j",
  },
  {
    check: "CKV_AWS_224",
    why: "the log of shells has the platform key, their traffic TLS; a key for the session is one more right for everybody who opens one",
  },
  { check: "CKV_AWS_225", at: "partner-*-api:*", why: NO_CACHE },
  { check: "CKV_AWS_237", at: "partner-*-api:*", why: "no argument in use replaces an API: every change is made in place" },
  { check: "CKV_AWS_252", at: "account-*:*", why: "nobody waits for a file of the trail: its events reach CloudWatch Logs" },
  {
    check: "CKV_AWS_259",
    why: "it wants preload besides: browsers' list takes registered domains only, and gives them back after months",
  },
  {
    check: "CKV_AWS_272",
    why: "archives are bundled here and by CI's own role; signing takes a profile, and a step in each application's CI",
  },
  {
    check: "CKV_AWS_352",
    at: "*-network:*_inbound-100_*",
    why: "what comes from the VPC itself: there, security groups name the ports",
  },
  { check: "CKV_AWS_374", why: "no document names a country that may not come" },
  { check: "CKV_AWS_378", why: "TLS ends at the load balancer, as the documents ask; groups let nobody else in behind it" },
  {
    check: "CKV2_AWS_5",
    at: "*-network:*",
    why: "who wears a group stands in another stack; docs/reach.md follows them, checkov reads one",
  },
  {
    check: "CKV2_AWS_20",
    at: "student-helper-*-application:*",
    why: "the document has CloudFront and the VPC link bring HTTP, and nobody else gets in; visitors come by HTTPS",
  },
  { check: "CKV2_AWS_28", at: "portfolio-*-services:*", why: 'this environment asks for waf "none", for its price' },
  {
    check: "CKV2_AWS_28",
    at: "student-helper-*-application:*",
    why: "only the distribution gets in, whose web ACL looks first where there is one",
  },
  { check: "CKV2_AWS_47", why: ANONYMOUS },
  {
    check: "CKV2_AWS_48",
    at: "account-*:*",
    why: "what AWS has once for all regions is recorded in the account's first region alone",
  },
  {
    check: "CKV2_AWS_51",
    at: "partner-*-messaging:*",
    why: "HTTP backends are shown the certificate; behind a WebSocket API are functions",
  },
  {
    check: "CKV2_AWS_53",
    at: "partner-*-api:*_rest_cors_*",
    why: "API Gateway itself answers OPTIONS, and reads nothing of the request",
  },
  { check: "CKV2_AWS_62", why: "no program here waits for an object to arrive" },
  { check: "CKV2_AWS_71", at: "portfolio-*-services:*", why: "the document asks for the name and its wildcard" },
  { check: "CKV2_AWS_76", at: "portfolio-*-services:*", why: ANONYMOUS },
  { check: "CKV2_AWS_77", at: "partner-*-api:*", why: ANONYMOUS },
  ...choiceExceptions,
];
