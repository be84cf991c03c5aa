import { type TerraformStack, Token } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";

/** A text with one of these in it may hold a token; that of a number is a number too, such as `-1.3e+299`. */
const MARKS = ["TfToken[", "e+"];
/** What the keys of a token that is a map lead to; CDKTF refuses them anywhere else. */
const MISLED: readonly unknown[] = [Token.STRING_MAP_TOKEN_VALUE, Token.ANY_MAP_TOKEN_VALUE];

/**
 * As CDKTF's own `resolve()`, which gets ready for a token at every key and value of what is mostly plain: here only what
 * can be or hold one is handed to it. With `preparing`, what the stack reads of others becomes their outputs.
 */
export function resolved(stack: TerraformStack, value: unknown, preparing = false): unknown {
  if (isPlainText(value)) return value;
  if (Array.isArray(value) && value.every((each) => typeof each === "object" || isPlainText(each))) {
    return value.map((each) => resolved(stack, each, preparing)).filter((each) => each !== undefined);
  }
  if (!isPlainObject(value)) return resolve(stack, value, preparing);
  const result: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    const one = resolved(stack, each, preparing);
    if (one !== undefined) result[key] = one;
  }
  return result;
}

const isPlainText = (value: unknown): value is string =>
  typeof value === "string" && !MARKS.some((mark) => value.includes(mark)) && !MISLED.includes(value);

/** Neither a token nor another instance of a class, and no key stands for something else. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  typeof (value as { resolve?: unknown }).resolve !== "function" &&
  Object.keys(value).every(isPlainText);
