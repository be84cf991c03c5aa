import type { CheckovException } from "./exception";

const zone = { chosen: "a hosted zone of its own", at: "*-dns:*" };
const knowledge = { chosen: "a knowledge base", at: "partner-*-database:*.knowledge_*" };

/** What may stay where somebody chooses what no environment ships with. */
export const choiceExceptions: readonly CheckovException[] = [
  {
    ...zone,
    check: "CKV2_AWS_38",
    why: "the parent zone must be told of its key by hand, and a mistake there takes the name away for everybody",
  },
  {
    ...zone,
    check: "CKV2_AWS_39",
    why: "every question for a public name would be logged and paid for; it does not tell who asks",
  },
  { ...knowledge, check: "CKV2_AWS_8", why: "what it holds is made again from the documents, and RDS keeps backups of its own" },
  {
    ...knowledge,
    check: "CKV2_AWS_27",
    why: "statements hold what users wrote, which is no matter for logs; Performance Insights shows slow ones",
  },
  { ...knowledge, check: "CKV_AWS_139", why: "disposable data goes with its stack" },
  {
    ...knowledge,
    check: "CKV_AWS_226",
    why: "the cluster's minor version is pinned: an upgrade by itself would make the next plan a downgrade",
  },
  { ...knowledge, check: "CKV_AWS_297", why: "the schedule holds a time and two ids" },
  { chosen: "a pinned minor version", check: "CKV_AWS_226", exceptedBy: "databaseUpgradesItself" },
  {
    chosen: "Fargate",
    check: "CKV2_AWS_76",
    at: "foundry-*-services:*",
    why: "its web ACL lets in who shows the distribution's header, nobody else; the distribution's own one stops Log4j",
  },
  {
    chosen: "Beanstalk",
    check: "CKV_AWS_312",
    at: "partner-*-api:*",
    why: "health is enhanced; it looks for HealthStreamingEnabled in another namespace than AWS's",
  },
];
