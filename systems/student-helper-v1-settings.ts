import * as v from "valibot";
import { httpSettings, prodHttpApiProblems } from "../modules/api/http-settings";
import { problemsIn, report } from "../modules/shared/problems";
import { studentHelperEntries, studentHelperProblems } from "./student-helper-entries";

/** The internal load balancer stands in the private subnets; nothing stands in the public one. */
const FEWEST_ZONES = { public: 1, private: 2, lambda: 1, data: 2 };

const shape = v.strictObject({ ...studentHelperEntries(FEWEST_ZONES, "api"), api: httpSettings });

/**
 * What may differ between environments of student-helper-v1. Everything else about the system is fixed in `student-helper-v1.ts`.
 * @interface
 */
export type StudentHelperV1Settings = v.InferOutput<typeof shape>;

export const studentHelperV1Settings = v.pipe(
  shape,
  report((given: Partial<StudentHelperV1Settings>) => [
    ...studentHelperProblems(given),
    ...(given.environment === "prod" ? problemsIn("api", prodHttpApiProblems(given.api)) : []),
  ]),
);
