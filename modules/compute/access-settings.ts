import * as v from "valibot";
import { word } from "../shared/fields";

export const accessSettings = v.strictObject({
  /** `session-manager`: an instance without any open port, through which people reach the database. */
  bastion: word("none", "session-manager"),
});

/**
 * What an environment says about people's way to its private parts.
 * @interface
 */
export type AccessSettings = v.InferOutput<typeof accessSettings>;
