/** The header by which an origin knows its distribution, and the value that Terraform writes on both sides: no secret, and replaced by the first rotation. */
export const ORIGIN_HEADER = { name: "X-Origin-Verify", firstValue: "not-rotated-yet" } as const;
