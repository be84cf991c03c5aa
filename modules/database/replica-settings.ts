import * as v from "valibot";
import { orNone, whole } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { memoryGiBOf } from "./instance-memory";
import { instanceClass, type PostgresSettings } from "./postgres-settings";

export const replicaSettings = orNone(
  v.strictObject({
    /** RDS takes 15 of one PostgreSQL instance. Source: RDS user guide, "Working with read replicas for PostgreSQL". */
    count: whole(1, 15, "replicas"),
    /**
     * With the memory of the source's or more: PostgreSQL stops replicating where fewer connections are allowed than at
     * the source, and RDS counts them by memory.
     */
    instanceClass,
    /** The master user gets a new password after as many days (SecretsManager.4 asks for 90 or less); RDS does it only where there are no replicas. */
    passwordRotationDays: whole(1, 90, "days"),
  }),
);

/** What an environment says about the read replicas of its PostgreSQL. */
export type ReplicaSettings = v.InferOutput<typeof replicaSettings>;

/** Replicas that would stop following their source. */
export function replicaProblems(
  database: Partial<PostgresSettings> | undefined,
  replicas: Partial<Exclude<ReplicaSettings, "none">> | "none" | undefined,
): Problem[] {
  const source = database?.instanceClass;
  const own = typeof replicas === "object" ? replicas?.instanceClass : undefined;
  if (!v.is(instanceClass, source) || !v.is(instanceClass, own) || !(memoryGiBOf(own) < memoryGiBOf(source))) return [];
  return [
    {
      path: ["replicas", "instanceClass"],
      message: `must have the memory of database.instanceClass ${source} or more`,
      given: own,
    },
  ];
}
