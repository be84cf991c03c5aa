import { RUNTIME } from "./placeholder-runtime";
import { tarArchive } from "./tar-archive";

/** Where Lambda's base images for custom runtimes have the program that asks for events. */
const ENTRYPOINT = "/var/runtime/bootstrap";

/** A runtime for Lambda, which its base image does not have. */
interface LambdaPlaceholder {
  readonly kind: "lambda";
}

/** A server that the base image can run as it is. */
export interface WebPlaceholder {
  readonly kind: "web";
  /** The program and what it is given, e.g. `["node", "-e", "…"]`. */
  readonly command: readonly string[];
  /** Who runs it, by numbers: `user:group`. */
  readonly user: string;
}

/** What an image runs before anything was deployed. */
export type Placeholder = LambdaPlaceholder | WebPlaceholder;

/** What a base image does not have. */
export interface Addition {
  /** How it is run, instead of how the base is. Source: OCI image specification, "Image Configuration". */
  readonly run: Readonly<Record<string, unknown>>;
  /** Files of one layer more, as a tar archive; none where the base has all that is run. */
  readonly archive?: Uint8Array;
}

/** Says for itself what is run: a base image's own entry point wants something else besides, such as a handler's name. */
export function additionOf(placeholder: Placeholder): Addition {
  if (placeholder.kind === "web") {
    return { run: { Entrypoint: placeholder.command, Cmd: undefined, User: placeholder.user } };
  }
  const archive = tarArchive(ENTRYPOINT.slice(1), Buffer.from(RUNTIME));
  return { run: { Entrypoint: [ENTRYPOINT], Cmd: undefined }, archive };
}
