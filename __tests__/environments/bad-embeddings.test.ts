import { catalogue } from "../../environments";
import { corrupted, messageFor, refusal } from "./corrupted";

const embedding = "ai.embedding";
const { prod } = catalogue.systems["student-helper"];
const TITAN_1 = "amazon.titan-embed-text-v1 in us-east-1, us-west-2, eu-central-1, ap-northeast-1";

// Model, dimensions, region and the way there are one setting.

describe.each(["student-helper", "student-helper-v1"])("in %s", (system) => {
  test.each<{ rule: string; field: string; value: unknown; problems: string[] }>([
    {
      rule: "the vectors are as long as the model makes them",
      field: "model",
      value: "amazon.titan-embed-text-v2:0",
      problems: ["dimensions must be 1024 or 512 or 256, as amazon.titan-embed-text-v2:0 makes them, got 1536"],
    },
    {
      rule: "the index takes vectors of that length at all",
      field: "dimensions",
      value: 4_097,
      problems: [
        "dimensions must be a whole number of dimensions from 1 to 4096, got 4097",
        "dimensions must be 1536, as amazon.titan-embed-text-v1 makes them, got 4097",
      ],
    },
    {
      rule: "the model is offered where it is called, and near is no way to another region",
      field: "region",
      value: "ap-southeast-2",
      problems: [
        `model must be offered in ap-southeast-2: ${TITAN_1}, got "amazon.titan-embed-text-v1"`,
        `network must be "none" where the model is called in ap-southeast-2 itself, got ${JSON.stringify(prod.ai.embedding.network).slice(0, 79)}…`,
      ],
    },
    {
      rule: "the region is one of the account's, and the way leads there",
      field: "region",
      value: "eu-central-1",
      problems: [
        'network.zones.ap-northeast-1a must be a zone of region eu-central-1, got "ap-northeast-1a"',
        'network.zones.ap-northeast-1c must be a zone of region eu-central-1, got "ap-northeast-1c"',
        'region must be one of the account\'s regions us-east-1, us-west-2, ap-southeast-2, ap-northeast-1, got "eu-central-1"',
      ],
    },
    {
      rule: "another region is reached by a network of its own",
      field: "network",
      value: "none",
      problems: ['network must be { … }, a way from ap-southeast-2 to ap-northeast-1, got "none"'],
    },
    {
      rule: "the network shares no address with the VPC",
      field: "network",
      value: { cidr: "10.0.64.0/24", zones: { "ap-northeast-1a": "10.0.64.0/26" } },
      problems: ['network.cidr must not overlap the environment\'s VPC 10.0.0.0/16, got "10.0.64.0/24"'],
    },
    {
      rule: "the network holds its subnets",
      field: "network.cidr",
      value: "10.2.0.0/24",
      problems: [
        'network.zones.ap-northeast-1a must lie within cidr 10.2.0.0/24, got "10.1.0.0/26"',
        'network.zones.ap-northeast-1c must lie within cidr 10.2.0.0/24, got "10.1.0.64/26"',
      ],
    },
    {
      rule: "the network's zones are those of its region",
      field: "network.zones.ap-southeast-2a",
      value: "10.1.0.128/26",
      problems: ['network.zones.ap-southeast-2a must be a zone of region ap-northeast-1, got "ap-southeast-2a"'],
    },
  ])("$rule: $field = $value is refused", ({ field, value, problems }) => {
    expect(refusal(corrupted(`systems.${system}.prod.${embedding}.${field}`, value))).toBe(
      messageFor(`${system}/prod.ts`, ...problems.map((problem) => `${embedding}.${problem}`)),
    );
  });

  test("a model of the environment's own region needs no network", () => {
    const own = { model: "cohere.embed-multilingual-v3", dimensions: 1_024, region: "ap-southeast-2", network: "none" };
    expect(refusal(corrupted(`systems.${system}.prod.${embedding}`, own))).toBeUndefined();
  });
});
