import type { Account } from "../account";

/** Where production runs, apart from everything else. */
export const prod: Account = {
  name: "prod",
  id: "222222222222",
  state: { kind: "s3", region: "us-east-1" },
  regions: ["us-east-1", "us-west-2", "ap-southeast-2", "ap-northeast-1"],
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
  logDays: 365,
  owner: "platform-engineering",
  costCenter: "platform",
};
