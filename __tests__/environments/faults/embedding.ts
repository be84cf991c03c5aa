import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const embedding = "ai.embedding";
const network = `${embedding}.network`;
const MODEL =
  "must be an embedding model: amazon.titan-embed-text-v1, amazon.titan-embed-text-v2:0, cohere.embed-english-v3, cohere.embed-multilingual-v3";
const DIMENSIONS = "must be a whole number of dimensions from 1 to 4096";
const NETWORK = 'must be "none" or { … }';
const VPC = "must be a private /16 to /27 block";
const SUBNET = "must be a private /16 to /28 block";

/** The model that makes vectors, and the way to its region. */
export const embeddings: Fault[] = [
  [embedding, undefined, OBJECT],
  [embedding, "amazon.titan-embed-text-v1", OBJECT],
  [`${embedding}.model`, "amazon.nova-lite-v1:0", MODEL],
  [`${embedding}.model`, undefined, MODEL],
  [`${embedding}.dimensions`, "1536", DIMENSIONS],
  [`${embedding}.dimensions`, undefined, DIMENSIONS],
  [`${embedding}.dimensions`, 1_024, "must be 1536, as amazon.titan-embed-text-v1 makes them"],
  [`${embedding}.region`, undefined, 'must be an AWS region such as "us-east-1"'],
  [network, "own", NETWORK],
  [network, undefined, NETWORK],
  [network, "none", "must be { … }, a way from ap-southeast-2 to ap-northeast-1"],
  [`${network}.cidr`, "10.1.0.0", VPC],
  [`${network}.cidr`, undefined, VPC],
  [`${network}.zones`, undefined, OBJECT],
  [`${network}.zones`, {}, "must name at least one zone"],
  [`${network}.zones.ap-northeast-1c`, "10.1.0.64/29", SUBNET],
  [`${network}.zones.ap-northeast-1c`, "10.1.1.0/26", "must lie within cidr 10.1.0.0/24"],
  [`${network}.zones.ap-northeast-1c`, "10.1.0.0/26", "must not overlap zones.ap-northeast-1a 10.1.0.0/26"],
  [`${network}.subnets`, {}, UNKNOWN],
  [`${embedding}.maxTokens`, 8_192, UNKNOWN],
];
