import type { Account } from "../account";

/** Where dev and staging run. */
export const nonprod: Account = {
  name: "nonprod",
  id: "111111111111",
  state: { kind: "s3", region: "us-east-1" },
  regions: ["us-east-1"],
  guards: { s3PublicAccessBlock: "create", ebsDefaults: "create" },
  owner: "platform-engineering",
  costCenter: "platform",
};
