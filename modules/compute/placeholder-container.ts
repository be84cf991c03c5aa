/** What runs in a service before anything was deployed to it. */
export interface PlaceholderContainer {
  /** From a registry that everybody can read. */
  readonly image: string;
  /** Only the placeholder needs it: a deployment takes it out of the task definition, or brings an image with its own. */
  readonly command: readonly string[];
}

const IMAGE = "public.ecr.aws/docker/library/node:22-alpine";

/**
 * Answers 200 to every request on `port`, so that the health checks of load balancers, containers and App Runner pass. It writes
 * nothing and needs no rights: it runs as any user on a read-only file system.
 */
export function placeholderContainer(port: number): PlaceholderContainer {
  const answer = JSON.stringify("Nothing was deployed here yet.\n");
  const script = `require("node:http").createServer((_, response) => response.end(${answer})).listen(${port})`;
  return { image: IMAGE, command: ["node", "-e", script] };
}
