import * as v from "valibot";
import { report } from "../modules/shared/problems";
import { studentHelperEntries, studentHelperProblems } from "./student-helper-entries";

/** A load balancer and a database want two zones each. */
const FEWEST_ZONES = { public: 2, private: 1, lambda: 1, data: 2 };

const shape = v.strictObject(studentHelperEntries(FEWEST_ZONES, "origin"));

/**
 * What may differ between student-helper's environments. Everything else about the system is fixed in `student-helper.ts`.
 * @interface
 */
export type StudentHelperSettings = v.InferOutput<typeof shape>;

export const studentHelperSettings = v.pipe(shape, report(studentHelperProblems));
