import type { PolicyStatement } from "../security/policy-document";

/** Refuses everything that is not TLS 1.2 or newer (S3.5). */
export function tlsOnly(bucketArn: string): PolicyStatement[] {
  const everything = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`] } as const;
  return [
    { Sid: "OnlyTls", ...everything, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "OnlyTls12", ...everything, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/**
 * Refuses identities of other accounts, whatever their own policies and this bucket's say, so that nothing leaves by keys
 * that somebody brought along. AWS services that write in our name are no identities of an account.
 */
export function ownAccountOnly(bucketArn: string, accountId: string): PolicyStatement {
  return {
    Sid: "OnlyThisAccount",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": accountId },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}
