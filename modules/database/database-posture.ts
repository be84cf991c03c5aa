import type { Posture } from "../shared/posture";

/** How a database is kept: `guarded` data is disposable, but nobody deletes the instance before its protection is switched off. */
export type DatabasePosture = Posture | "guarded";

/** What a database's posture is for everything but its deletion. */
export const postureOf = (data: DatabasePosture): Posture => (data === "guarded" ? "disposable" : data);

/** The posture of a database whose deletion is refused whatever its data is. */
export const guarded = (data: Posture): DatabasePosture => (data === "durable" ? data : "guarded");
