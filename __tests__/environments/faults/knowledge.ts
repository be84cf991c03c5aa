import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const base = "ai.knowledgeBase";
const store = `${base}.store`;
const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const EMBEDDING =
  "must be an embedding model: amazon.titan-embed-text-v1, amazon.titan-embed-text-v2:0, cohere.embed-english-v3, cohere.embed-multilingual-v3";
const ENGINE = 'must be an Aurora PostgreSQL version from 15.12, 16.8 or 17.4 on, such as "16.8"';

/** What a knowledge base is asked for. */
export const knowledge: Fault[] = [
  [base, "on", 'must be "none" or { … }'],
  [`${base}.embeddingModel`, "amazon.nova-pro-v1:0", EMBEDDING],
  [`${base}.embeddingModel`, undefined, EMBEDDING],
  [`${base}.dimensions`, 1_536, "must be 1024 or 512 or 256, as amazon.titan-embed-text-v2:0 makes them"],
  [`${base}.dimensions`, undefined, number("dimensions", 1, 2_000)],
  [`${base}.chunking`, "sentences", 'must be "none" or { … }'],
  [`${base}.chunking.maxTokens`, 10, number("tokens", 20, 8_192)],
  [`${base}.chunking.overlapPercentage`, 0, number("percent", 1, 99)],
  [`${base}.readsDocuments`, "weekly", 'must be "on-request" or "hourly" or "daily"'],
  [`${base}.topics`, [], UNKNOWN],
  [store, undefined, OBJECT],
  [`${store}.engineVersion`, "16.3", ENGINE],
  [`${store}.engineVersion`, undefined, ENGINE],
  [`${store}.whenIdle`, "sleeps", 'must be "pauses" or "stays"'],
  [`${store}.whenIdle`, "pauses", 'must be "stays" with availability "multi-az"'],
  [`${store}.maxCapacityUnits`, 0, number("Aurora capacity units", 1, 256)],
  [`${store}.availability`, "none", 'must be "single-az" or "multi-az"'],
  [`${store}.backupRetentionDays`, 0, number("days", 1, 35)],
];
