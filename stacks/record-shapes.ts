import * as v from "valibot";
import { problemsOf } from "../modules/shared/problems";
import type { StateRecords } from "./state-records";

const text = v.string("must be a text");
const list = "must be a list of records";
const place = v.strictObject({ stack: text, address: text });

/** What each file of records must look like before its entries can be compared with the stacks. */
export const shapes: Readonly<Record<keyof StateRecords, v.GenericSchema>> = {
  imports: v.record(text, v.record(text, text)),
  handovers: v.array(v.strictObject({ from: place, to: place, id: text }), list),
  moves: v.array(v.strictObject({ stack: text, from: text, to: text }), list),
  removals: v.array(v.strictObject({ stack: text, address: text, reason: text, keep: v.optional(text) }), list),
};

/** What is wrong with the records of one file as such, one line each: nothing else can be asked of them then. */
export const shapeProblems = (file: keyof StateRecords, records: unknown): string[] =>
  problemsOf(shapes[file], records).map((line) => line.replace(/^(\d+)(?=[. ])/, "[$1]"));
