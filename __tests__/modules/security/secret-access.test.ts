import { readsSecret } from "../../../modules/security/secret-access";

test("a reader may read the secret, and change nothing", () => {
  const secret = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/application-AbCdEf";
  expect(readsSecret(secret)).toMatchObject({
    Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
    Resource: secret,
  });
});
