import { type EmbeddingDoorProps, embeddingDoor } from "../../../stacks/student-helper/embedding-door";
import { build } from "../../support/build";

const props: EmbeddingDoorProps = {
  name: "helper-test-embedding",
  accountId: "111111111111",
  region: "ap-northeast-1",
  model: "amazon.titan-embed-text-v1",
  network: { cidr: "10.1.0.0/24", zones: { "ap-northeast-1a": "10.1.0.0/26" } },
  callers: { vpcId: "vpc-1", cidr: "10.0.0.0/16", region: "ap-southeast-2" },
  logDays: 30,
  data: "durable",
};
const built = () => build((stack) => void embeddingDoor(stack, props));

test("lets calls of the embedding model through, by identities of the account, and no others", () => {
  const [statement, ...more] = JSON.parse(String(built().one("aws_vpc_endpoint").policy)).Statement;
  expect(more).toEqual([]);
  expect(statement).toMatchObject({
    Effect: "Allow",
    Resource: ["arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.titan-embed-text-v1"],
    Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } },
  });
});

test("who talks in its VPC is written down, under a key of its region that cannot be destroyed with durable data", () => {
  const { one, broken } = built();
  expect(one("aws_flow_log")).toMatchObject({ traffic_type: "ALL", vpc_id: expect.stringMatching(/^\$\{aws_vpc\.door_/) });
  expect(one("aws_cloudwatch_log_group")).toMatchObject({
    name: "/helper-test-embedding/flow-logs",
    retention_in_days: 30,
    kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.key_/),
  });
  expect(one("aws_kms_key")).toMatchObject({ lifecycle: { prevent_destroy: true } });
  expect(String(one("aws_kms_key").policy)).toContain("logs.ap-northeast-1.amazonaws.com");
  expect(broken).toEqual([]);
});
