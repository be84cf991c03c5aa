import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { CountedLog } from "../../modules/monitoring/logged-errors";
import type { WatchedServices } from "./watched-service";

/** The AI service as the rest of foundry knows it, whatever it runs on. */
export interface AiService {
  /** Where the API asks it. */
  readonly url: string;
  readonly watched: WatchedServices;
  /** Where it logs. */
  readonly logGroupName: CountedLog["logGroupName"];
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
}

/** Answers a GET with 200 while the service is well. The document's. */
export const AI_HEALTH_PATH = "/healthz";
