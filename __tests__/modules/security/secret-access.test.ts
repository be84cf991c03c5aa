import { readsSecret, readsSecrets } from "../../../modules/security/secret-access";

test("a reader may read the secret, and change nothing", () => {
  const secret = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/application-AbCdEf";
  expect(readsSecret(secret)).toMatchObject({
    Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
    Resource: secret,
  });
});

test("a reader of several secrets may do the same with each of them, and with no other", () => {
  const secrets = ["AbCdEf", "GhIjKl"].map((end) => `arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/${end}`);
  expect(readsSecrets(secrets)).toEqual({ ...readsSecret(secrets[0]), Sid: "ReadSecrets", Resource: secrets });
});
