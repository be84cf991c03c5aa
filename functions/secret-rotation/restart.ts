import {
  ClusterNotFoundException,
  type ECSClient,
  ServiceNotActiveException,
  ServiceNotFoundException,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";

export type Services = Pick<ECSClient, "send">;

/** The first rotation comes before the services do; one that was taken away needs no new value. */
const GONE = [ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException];

/**
 * Starts a new deployment of each service, `cluster/service`: its tasks are replaced by ones that read the value anew. One
 * that fails does not keep the others from it.
 */
export async function deployAnew(services: Services, restarts: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (const path of restarts) {
    const [cluster, service] = path.split("/");
    try {
      await services.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }));
    } catch (error) {
      if (!GONE.some((gone) => error instanceof gone)) failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
