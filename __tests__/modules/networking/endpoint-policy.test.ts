import { accountOnlyPolicy, agentPackage, imageLayers } from "../../../modules/networking/endpoint-policy";

test("only identities of the account pass, for whatever their roles let them do", () => {
  expect(JSON.parse(accountOnlyPolicy("111111111111")).Statement).toEqual([
    {
      Sid: "OnlyThisAccount",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } },
    },
  ]);
});

test("what AWS offers to everybody is only read, from its own buckets of the region", () => {
  const { Statement: statements } = JSON.parse(
    accountOnlyPolicy("111111111111", imageLayers("ap-southeast-2"), agentPackage("ap-southeast-2")),
  );
  expect(statements.slice(1)).toEqual([
    expect.objectContaining({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::prod-ap-southeast-2-starport-layer-bucket/*",
    }),
    {
      Sid: "AgentPackage",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::amazoncloudwatch-agent-ap-southeast-2/*",
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    },
  ]);
});
