import { GithubProvider } from "../../../modules/delivery/github-provider";
import { build } from "../../support/build";

test("the account believes GitHub's tokens that are made out for AWS", () => {
  const built = build((stack) => void new GithubProvider(stack, "github"));
  expect(built.one("aws_iam_openid_connect_provider")).toMatchObject({
    url: "https://token.actions.githubusercontent.com",
    client_id_list: ["sts.amazonaws.com"],
  });
});
