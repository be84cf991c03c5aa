import { ownAccountOnly, tlsOnly } from "../../../modules/storage/bucket-policy";

const BUCKET = "arn:aws:s3:::shop-test-files";
const everything = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [BUCKET, `${BUCKET}/*`] };

test("identities of other accounts are refused whatever they ask, and AWS's own services are none", () => {
  expect(ownAccountOnly(BUCKET, "111111111111")).toEqual({
    Sid: "OnlyThisAccount",
    ...everything,
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": "111111111111" },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  });
});

test("it can stand beside what demands TLS, which is demanded of everybody", () => {
  const statements = [...tlsOnly(BUCKET), ownAccountOnly(BUCKET, "111111111111")];
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(3);
  for (const statement of statements) expect(statement).toMatchObject(everything);
});
