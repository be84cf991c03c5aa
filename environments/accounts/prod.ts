import type { Account } from "../account";

/** Where production runs, apart from everything else. */
export const prod: Account = {
  name: "prod",
  id: "222222222222",
  state: { kind: "s3", region: "us-east-1" },
  regions: ["us-east-1"],
  guards: { s3PublicAccessBlock: "create", ebsDefaults: "create" },
  owner: "platform-engineering",
  costCenter: "platform",
};
