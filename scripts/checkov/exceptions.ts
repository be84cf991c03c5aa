import type { ControlId } from "../../modules/governance/controls";
import type { RuleName } from "../../modules/governance/rules";

/** Why a check of checkov need not hold. */
export type CheckovException = (
  | {
      /** A rule of ours asks the same: where it has an exception, that one's reason stands for both. */ readonly exceptedBy: RuleName;
    }
  | { /** A rule of ours asks the same, and holds; checkov sees it otherwise. */ readonly keptBy: RuleName; readonly why: string }
  | { /** A control that is left out as a whole, with its reason. */ readonly likeControl: ControlId }
  | { readonly why: string }
) & {
  /** Where: stack and address with `:` between, `*` for anything. @default everywhere */
  readonly at?: string;
  /** What somebody must choose before it is needed: as shipped, it may excuse nothing. */
  readonly chosen?: string;
};

const NO_CACHE = "answers depend on who asks, and the cache is paid by the hour";
const BY_HTTP = "the document has CloudFront and the VPC link bring HTTP; nobody else gets in, and visitors come by HTTPS";
const ANONYMOUS =
  "it wants the managed list of anonymous addresses besides, which shuts out everybody behind a VPN. Known bad inputs, Log4j's among them, are stopped";
const SHELLS =
  "the log of shells has the platform key; the sessions themselves have TLS, and no service lets people in as shipped";
const KNOWLEDGE = "a knowledge base";
const OWN_ZONE = "a zone of its own";
const FARGATE = "Fargate";
const GPU = "graphics processors";
const BOUNDARY: CheckovException = { exceptedBy: "policyNamesItsActions" };

/** By check, each applied where the ones before it do not. One that excuses nothing any more is refused. */
export const checkovExceptions: Readonly<Record<string, readonly CheckovException[]>> = {
  CKV2_AWS_3: [
    { keptBy: "detectorWatches", why: "it looks for an organization's settings; here each account has its detectors" },
  ],
  CKV2_AWS_5: [
    { at: "*-network:*", why: "who wears a group stands in another stack, and checkov reads one; docs/reach.md follows them" },
  ],
  CKV2_AWS_8: [
    {
      chosen: KNOWLEDGE,
      at: "partner-*:aws_rds_cluster.knowledge_*",
      why: "what it holds is made again from the documents, and RDS keeps backups of its own",
    },
  ],
  CKV2_AWS_20: [{ at: "student-helper-*-application:*", why: BY_HTTP }],
  CKV2_AWS_27: [
    {
      chosen: KNOWLEDGE,
      at: "partner-*:aws_rds_cluster.knowledge_*",
      why: "statements hold what users wrote, and logs are read by more people; Performance Insights shows slow ones",
    },
  ],
  CKV2_AWS_28: [
    { at: "portfolio-*-services:*", why: 'this environment asks for waf "none", for its price' },
    { at: "student-helper-*-application:*", why: "only its distribution gets in, whose web ACL looks first where there is one" },
  ],
  CKV2_AWS_29: [{ exceptedBy: "restStageHasWebAcl" }],
  CKV2_AWS_38: [
    {
      chosen: OWN_ZONE,
      at: "*-dns:*",
      why: "the parent zone must name its key, by hand; a mistake there takes the name away for everybody",
    },
  ],
  CKV2_AWS_39: [
    {
      chosen: OWN_ZONE,
      at: "*-dns:*",
      why: "every question for a public name is logged and paid for, and tells nothing of who asks",
    },
  ],
  CKV2_AWS_40: [BOUNDARY],
  CKV2_AWS_47: [{ exceptedBy: "distributionHasWebAcl" }, { why: ANONYMOUS }],
  CKV2_AWS_48: [
    { at: "account-*:*", why: "what AWS has once for all regions is recorded in the account's first one, not paid for in each" },
  ],
  CKV2_AWS_50: [{ exceptedBy: "cacheFailsOver" }],
  CKV2_AWS_51: [
    { at: "partner-*-messaging:*", why: "the certificate is shown to HTTP backends; behind the WebSocket API are functions" },
  ],
  CKV2_AWS_53: [
    { at: "partner-*-api:*_rest_cors_*", why: "API Gateway itself answers OPTIONS, and reads nothing of the request" },
  ],
  CKV2_AWS_57: [{ exceptedBy: "secretRotates" }],
  CKV2_AWS_62: [{ why: "no program here waits for an object to arrive" }],
  CKV2_AWS_71: [{ at: "portfolio-*-services:*", why: "the document asks for the name and its wildcard" }],
  CKV2_AWS_76: [
    { at: "portfolio-*-services:*", why: ANONYMOUS },
    {
      chosen: FARGATE,
      at: "foundry-*-services:*",
      why: "it lets the distribution's header in and nothing else; the distribution's own web ACL stops Log4j",
    },
  ],
  CKV2_AWS_77: [{ at: "partner-*-api:*", why: ANONYMOUS }],
  CKV_AWS_2: [{ exceptedBy: "listenerSpeaksTls" }],
  CKV_AWS_18: [{ exceptedBy: "bucketLogsAccess" }],
  CKV_AWS_51: [{ exceptedBy: "repositoryKeepsTags" }],
  CKV_AWS_59: [
    { at: "partner-*-api:*", why: "the document names no authorizer: the application behind the API knows its callers" },
  ],
  CKV_AWS_61: [
    { at: "*-security:*_operators_*", why: "the settings let another account's people look, who must bring the external ID" },
  ],
  CKV_AWS_62: [BOUNDARY],
  CKV_AWS_63: [BOUNDARY],
  CKV_AWS_68: [{ exceptedBy: "distributionHasWebAcl" }],
  CKV_AWS_86: [{ keptBy: "distributionLogsAccess", why: "it looks for access logs of the older kind, which need bucket ACLs" }],
  CKV_AWS_103: [{ exceptedBy: "listenerSpeaksTls" }],
  CKV_AWS_115: [
    {
      why: "what one function keeps free for itself all others of the account lack; a limit is a setting where traffic asks for it",
    },
  ],
  CKV_AWS_116: [
    { at: "*-watching:*forwarder_*", why: "a page about trouble long gone helps nobody: an alarm tells that one was lost" },
    { why: "a queue keeps what failed in a dead-letter queue of its own; whoever else calls a function is told that it failed" },
  ],
  CKV_AWS_117: [{ likeControl: "Lambda.3" }],
  CKV_AWS_120: [{ at: "partner-*-api:*", why: NO_CACHE }],
  CKV_AWS_136: [
    {
      why: "portfolio's document asks for AES256, the others for nothing else; images hold no secret, and another key means another repository",
    },
  ],
  CKV_AWS_139: [
    { chosen: KNOWLEDGE, at: "partner-dev-*:aws_rds_cluster.knowledge_*", why: "disposable data goes with its stack" },
  ],
  CKV_AWS_144: [{ likeControl: "S3.7" }],
  CKV_AWS_145: [{ exceptedBy: "bucketUsesCustomerKey" }],
  CKV_AWS_150: [{ exceptedBy: "loadBalancerIsProtected" }],
  CKV_AWS_157: [{ exceptedBy: "databaseStandsInTwoZones" }],
  CKV_AWS_192: [
    {
      at: "foundry-*-services:*",
      why: "it asks for the distribution's header alone; the distribution's own web ACL stops Log4j",
    },
  ],
  CKV_AWS_224: [
    {
      at: "portfolio-*-services:*",
      why: SHELLS,
    },
    { chosen: GPU, at: "foundry-*-ai:*", why: SHELLS },
  ],
  CKV_AWS_225: [{ at: "partner-*-api:*", why: NO_CACHE }],
  CKV_AWS_226: [
    { chosen: "a pinned minor version", exceptedBy: "databaseUpgradesItself" },
    {
      chosen: KNOWLEDGE,
      at: "partner-*:aws_rds_cluster_instance.*",
      why: "the version is pinned: an upgrade by itself would make the next plan a downgrade",
    },
  ],
  CKV_AWS_231: [{ exceptedBy: "aclClosesAdministration" }],
  CKV_AWS_237: [{ at: "partner-*-api:*", why: "no argument in use replaces an API: every change is made in place" }],
  CKV_AWS_252: [{ at: "account-*:*", why: "nobody waits for a file of the trail: its events reach CloudWatch Logs" }],
  CKV_AWS_259: [{ why: "it wants `preload`: browsers' list takes registered domains only, and gives them back after months" }],
  CKV_AWS_260: [
    { exceptedBy: "groupAdmitsNoWorld" },
    {
      keptBy: "groupAdmitsNoWorld",
      why: "it does not read prefix_list_id and referenced_security_group_id, which say who gets in",
    },
  ],
  CKV_AWS_272: [
    {
      why: "archives are bundled here and deployed by CI's own role; signing takes a profile, and a step in each application's CI",
    },
  ],
  CKV_AWS_293: [{ exceptedBy: "databaseIsProtected" }],
  CKV_AWS_297: [{ chosen: KNOWLEDGE, at: "partner-*:aws_scheduler_schedule.*", why: "it holds a time and two ids" }],
  CKV_AWS_305: [{ exceptedBy: "distributionHasRootObject" }],
  CKV_AWS_309: [{ exceptedBy: "routeAuthorizesCallers" }],
  CKV_AWS_310: [{ exceptedBy: "distributionFailsOver" }],
  CKV_AWS_312: [
    {
      chosen: "Beanstalk",
      at: "partner-*-api:*",
      why: "it looks for HealthStreamingEnabled in another namespace than AWS keeps it in; health is enhanced",
    },
  ],
  CKV_AWS_338: [
    { keptBy: "logGroupIsKeptAndEncrypted", why: "the documents say for how long logs are kept, and a year is paid for" },
  ],
  CKV_AWS_352: [{ at: "*-network:*inbound-100_*", why: "inside the VPC, groups say which port; ACLs keep the world out" }],
  CKV_AWS_374: [{ why: "no document names a country that may not come" }],
  CKV_AWS_378: [{ why: "TLS ends at the load balancer, as the documents ask; the groups behind it let nobody else in" }],
};
