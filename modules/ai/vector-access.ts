import type { PolicyStatement } from "../security/policy-document";

// The vectors are encrypted as their index is: whoever reads or writes them needs `usesKey` for `s3vectors` too.

/** Lets a role put vectors into an index; one under a key that is there already is overwritten. */
export function putsVectors(indexArn: string): PolicyStatement {
  return { Sid: "PutVectors", Effect: "Allow", Action: "s3vectors:PutVectors", Resource: indexArn };
}

/**
 * Lets a role find the vectors of an index that are near a question, and read them by their keys. A question that filters
 * or asks for metadata needs both. Source: S3 API reference, "QueryVectors", permissions.
 */
export function queriesVectors(indexArn: string): PolicyStatement {
  return {
    Sid: "QueryVectors",
    Effect: "Allow",
    Action: ["s3vectors:QueryVectors", "s3vectors:GetVectors"],
    Resource: indexArn,
  };
}
