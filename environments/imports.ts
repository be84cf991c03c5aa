/** By stack, then by address in it: the id that Terraform imports the resource by. */
export type Imports = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Resources that exist already and become part of a stack instead of being made. Terraform imports them with the next
 * apply of the stack; take a line out when it was applied. Addresses stand in the stack's `cdk.tf.json`, ids at the end of
 * the provider's page of each type.
 *
 * @example
 * export const imports: Imports = {
 *   "partner-dev-storage": { "aws_s3_bucket.documents_bucket_87EAE372": "partner-dev-documents-0a1b2c3d" },
 * };
 */
export const imports: Imports = {};
