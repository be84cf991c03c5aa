import { PasswordPolicy } from "../../../modules/security/password-policy";
import { build } from "../../support/build";

test("passwords are long, of all kinds of characters, not old and not used before", () => {
  expect(build((stack) => void new PasswordPolicy(stack, "passwords")).one("aws_iam_account_password_policy")).toMatchObject({
    minimum_password_length: 14,
    require_lowercase_characters: true,
    require_uppercase_characters: true,
    require_numbers: true,
    require_symbols: true,
    max_password_age: 90,
    password_reuse_prevention: 24,
  });
});
