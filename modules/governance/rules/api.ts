import { apiLogsAccess } from "./api/api-logs-access";
import { restApiLogsExecutions } from "./api/rest-api-logs-executions";
import { restCacheIsEncrypted } from "./api/rest-cache-is-encrypted";
import { restStageHasWebAcl } from "./api/rest-stage-has-web-acl";
import { restStageIsTraced } from "./api/rest-stage-is-traced";
import { restStageShowsCertificate } from "./api/rest-stage-shows-certificate";
import { routeAuthorizesCallers } from "./api/route-authorizes-callers";
import { websocketApiLogsExecutions } from "./api/websocket-api-logs-executions";

/** Rules about API Gateway. */
export const apiRules = {
  apiLogsAccess,
  restApiLogsExecutions,
  restCacheIsEncrypted,
  restStageHasWebAcl,
  restStageIsTraced,
  restStageShowsCertificate,
  routeAuthorizesCallers,
  websocketApiLogsExecutions,
};
