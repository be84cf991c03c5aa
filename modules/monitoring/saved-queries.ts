import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";

export interface SavedQueriesProps {
  /** Begins every query's name: `<prefix>/function-errors`, … */
  readonly prefix: string;
  /** Log groups of functions that write JSON. */
  readonly functionLogGroups: readonly string[];
  /** Log groups that receive an API's access log as JSON with `status`, `httpMethod` and `path`. */
  readonly accessLogGroups: readonly string[];
}

/** Failed runs and logged errors, by function. A run that was cut off says so in Lambda's report. */
const FUNCTION_ERRORS = `fields @timestamp, @message
| filter level = "ERROR" or (type = "platform.report" and record.status != "success")
| stats count(*) as errors, latest(@message) as latest by @log
| sort errors desc`;

const SLOWEST_RUNS = `filter type = "platform.report"
| fields @timestamp, @log, record.requestId, record.metrics.durationMs, record.metrics.initDurationMs, record.metrics.maxMemoryUsedMB
| sort record.metrics.durationMs desc
| limit 25`;

const API_SERVER_ERRORS = `fields @timestamp, @message
| filter status >= 500
| stats count(*) as errors, latest(@message) as latest by status, httpMethod, path
| sort errors desc`;

/** The questions that are asked first, in the console of Logs Insights: alarms name them. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { prefix, functionLogGroups, accessLogGroups }: SavedQueriesProps) {
    super(scope, id);
    const save = (role: string, logGroups: readonly string[], queryString: string) => {
      if (logGroups.length === 0) return;
      new CloudwatchQueryDefinition(this, role, { name: `${prefix}/${role}`, logGroupNames: [...logGroups], queryString });
    };
    save("function-errors", functionLogGroups, FUNCTION_ERRORS);
    save("slowest-runs", functionLogGroups, SLOWEST_RUNS);
    save("api-server-errors", accessLogGroups, API_SERVER_ERRORS);
  }
}
