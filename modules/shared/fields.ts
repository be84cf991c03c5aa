import * as v from "valibot";
import { isPrivateBlock } from "./cidr";

/** Text of one form; `allowed` completes the sentence "must be …". */
export function text(allowed: string, form: RegExp) {
  const message = `must be ${allowed}`;
  return v.pipe(v.string(message), v.regex(form, message));
}

/** A whole number within limits, `unit` included in the error, e.g. "days". One sentence is enough, whatever is wrong. */
export function whole(least: number, most: number, unit: string) {
  const message = `must be a whole number of ${unit} from ${least} to ${most}`;
  const number = v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
  return v.config(number, { abortPipeEarly: true });
}

/** One word out of a few. */
export const word = <const TWords extends readonly string[]>(...words: TWords) =>
  v.picklist(words, `must be ${words.map((each) => `"${each}"`).join(" or ")}`);

/** A number out of those AWS accepts. */
export const oneOf = <const TNumbers extends readonly number[]>(...numbers: TNumbers) =>
  v.picklist(numbers, `must be one of ${numbers.join(", ")}`);

/** One word, or settings, `shown` in the error: what is wrong inside of them is told with its own field. */
export const wordOr = <const TWord extends string, const TSettings extends v.GenericSchema>(
  only: TWord,
  settings: TSettings,
  shown = "{ … }",
) => {
  const alone = v.literal(only, `must be "${only}" or ${shown}`);
  type Either = v.GenericSchema<TWord | v.InferInput<TSettings>, TWord | v.InferOutput<TSettings>>;
  const chosen = v.lazy((input): Either => (typeof input === "object" && input !== null ? settings : alone) as unknown as Either);
  // As in a union, so that a missing field inside of the settings is found by its schema.
  return Object.assign(chosen, { options: [alone, settings] });
};

/** Settings of something that can be left out. */
export const orNone = <const TSettings extends v.GenericSchema>(settings: TSettings, shown?: string) =>
  wordOr("none", settings, shown);

/** A private IPv4 block; the limits are prefix lengths, the larger block first. */
export function cidrBlock(largest: number, smallest: number) {
  const message = `must be a private /${largest} to /${smallest} block`;
  const isFit = (value: string) => isPrivateBlock(value, largest, smallest);
  return v.pipe(v.string(message), v.check(isFit, message), v.metadata({ largest, smallest }));
}

/** Days CloudWatch Logs can keep events (PutRetentionPolicy accepts these values only). */
export const logDays = oneOf(
  1,
  3,
  5,
  7,
  14,
  30,
  60,
  90,
  120,
  150,
  180,
  365,
  400,
  545,
  731,
  1096,
  1827,
  2192,
  2557,
  2922,
  3288,
  3653,
);

/** A region of AWS's commercial partition, the only one whose ARNs and endpoints are written here. */
export const region = text('an AWS region such as "us-east-1"', /^(?!cn-|us-gov-|us-iso)[a-z]{2}(-[a-z]+)+-\d$/);

/** A time of the day, UTC. */
export const timeOfDay = text('a UTC time such as "12:00"', /^([01]\d|2[0-3]):[0-5]\d$/);

const TIME = "([01]\\d|2[0-3]):[0-5]\\d";
const WEEKDAY = "(mon|tue|wed|thu|fri|sat|sun)";

/** A window that opens every day, UTC. */
export const dailyWindow = text('a UTC time span such as "03:00-04:00"', new RegExp(`^${TIME}-${TIME}$`));

/** A window that opens once a week, UTC. */
export const weeklyWindow = text(
  'a weekly UTC time span such as "mon:04:00-mon:05:00"',
  new RegExp(`^${WEEKDAY}:${TIME}-${WEEKDAY}:${TIME}$`),
);

/** Value of a tag, in the letters that all services take. Source: Tagging AWS resources user guide, "Tag naming limits and requirements". */
export const tagValue = text(
  "1 to 100 letters, digits, spaces or any of _.:/=+-@",
  /^(?!aws:|\s)[\p{L}\p{N} _.:/=+\-@]{1,100}(?<!\s)$/iu,
);

/** A role word used in construct ids and AWS names. */
export const roleWord = text(
  "lower-case words joined by hyphens, 1 to 30 characters",
  /^(?=.{1,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
);
