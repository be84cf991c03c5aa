import type { Account } from "../account";

/** Where dev and staging run. */
export const nonprod: Account = {
  name: "nonprod",
  id: "111111111111",
  state: { kind: "s3", region: "us-east-1" },
  regions: ["us-east-1", "ap-southeast-2", "ap-northeast-1"],
  guards: {
    s3PublicAccessBlock: "create",
    ebsDefaults: "create",
    passwordPolicy: "create",
    cloudTrail: "create",
    config: "create",
    securityHub: "create",
    guardDuty: "create",
    accessAnalyzer: "create",
    apiGatewayLogging: "create",
    bedrockLogging: "create",
    ecrScanning: "create",
    githubOidc: "create",
  },
  logDays: 90,
  owner: "platform-engineering",
  costCenter: "platform",
};
