import { certificateHasStrongKey } from "./edge/certificate-has-strong-key";
import { certificateRenewsItself } from "./edge/certificate-renews-itself";
import { distributionDemandsHttps } from "./edge/distribution-demands-https";
import { distributionEncryptsToOrigins } from "./edge/distribution-encrypts-to-origins";
import { distributionFailsOver } from "./edge/distribution-fails-over";
import { distributionHasRootObject } from "./edge/distribution-has-root-object";
import { distributionHasWebAcl } from "./edge/distribution-has-web-acl";
import { distributionLogsAccess } from "./edge/distribution-logs-access";
import { distributionReadsAsItself } from "./edge/distribution-reads-as-itself";
import { distributionServesBySni } from "./edge/distribution-serves-by-sni";
import { distributionServesItsOwnBucket } from "./edge/distribution-serves-its-own-bucket";
import { distributionShowsItsCertificate } from "./edge/distribution-shows-its-certificate";
import { distributionShunsOldTls } from "./edge/distribution-shuns-old-tls";
import { distributionUsesStrongTls } from "./edge/distribution-uses-strong-tls";
import { listenerLeadsToHttps } from "./edge/listener-leads-to-https";
import { listenerSpeaksTls } from "./edge/listener-speaks-tls";
import { listenerUsesStrongTls } from "./edge/listener-uses-strong-tls";
import { loadBalancerCoversZones } from "./edge/load-balancer-covers-zones";
import { loadBalancerDropsInvalidHeaders } from "./edge/load-balancer-drops-invalid-headers";
import { loadBalancerIsDefensive } from "./edge/load-balancer-is-defensive";
import { loadBalancerIsProtected } from "./edge/load-balancer-is-protected";
import { loadBalancerLogsAccess } from "./edge/load-balancer-logs-access";
import { webAclCountsMatches } from "./edge/web-acl-counts-matches";
import { webAclHasRules } from "./edge/web-acl-has-rules";
import { webAclLogs } from "./edge/web-acl-logs";

/** Rules about CloudFront, load balancers and WAF. */
export const edgeRules = {
  certificateHasStrongKey,
  certificateRenewsItself,
  distributionDemandsHttps,
  distributionEncryptsToOrigins,
  distributionFailsOver,
  distributionHasRootObject,
  distributionHasWebAcl,
  distributionLogsAccess,
  distributionReadsAsItself,
  distributionServesBySni,
  distributionServesItsOwnBucket,
  distributionShowsItsCertificate,
  distributionShunsOldTls,
  distributionUsesStrongTls,
  listenerLeadsToHttps,
  listenerSpeaksTls,
  listenerUsesStrongTls,
  loadBalancerCoversZones,
  loadBalancerDropsInvalidHeaders,
  loadBalancerIsDefensive,
  loadBalancerIsProtected,
  loadBalancerLogsAccess,
  webAclCountsMatches,
  webAclHasRules,
  webAclLogs,
};
