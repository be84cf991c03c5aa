/** What a source document says that something costs a month, beside what of ours it is. */
export interface Line {
  readonly says: string;
  /** US dollars. Twice the same where the document gives no range. */
  readonly from: number;
  readonly to: number;
  /** Our services that it is about; none where it costs by use, which is not worked out. */
  readonly services: readonly string[];
  /** Why ours is another figure. */
  readonly why?: string;
}

export interface Estimate {
  readonly document: string;
  readonly system: string;
  readonly environment: string;
  readonly lines: readonly Line[];
  /** The document's own sum. */
  readonly total: string;
  readonly why: string;
}

const about = (says: string, dollars: number, services: readonly string[], why?: string): Line => ({
  says,
  from: dollars,
  to: dollars,
  services,
  why,
});

const POSTGRES = "PostgreSQL: instances, standbys, replicas";
const DISKS = "PostgreSQL: disks";
const BY_USE = "by use: not in our sum";
const V1 = "Student Helper Infrastructure (IAC), “Estimated Costs (Monthly)”";
const ENDPOINTS = "the document has four, we have eleven, at Sydney's and Tokyo's prices instead of Virginia's";
const NOT_SYDNEY = "Sydney's price, where the document has Virginia's";
const STUDENT_WHY = "The document leaves out load balancer, disks of instances, keys, secrets, alarms and web ACLs.";

const studentHelper = (system: string) => [
  {
    document: V1,
    system,
    environment: "dev",
    total: "63",
    why: STUDENT_WHY,
    lines: [
      about("EC2", 8, ["EC2 instances"], NOT_SYDNEY),
      about("RDS", 15, [POSTGRES], NOT_SYDNEY),
      about("RDS storage", 2, [DISKS]),
      about("VPC endpoints (4)", 30, ["interface endpoints"], ENDPOINTS),
      about("S3 and data transfer, Lambda, CloudFront, API Gateway", 8, [], BY_USE),
    ],
  },
  {
    document: V1,
    system,
    environment: "prod",
    total: "141",
    why: STUDENT_WHY,
    lines: [
      about("EC2", 15, ["EC2 instances"], NOT_SYDNEY),
      about("RDS", 50, [POSTGRES], "Multi-AZ doubles it, and the document counts one instance, at Virginia's price"),
      about("RDS storage", 6, [DISKS], "Multi-AZ doubles it"),
      about("VPC endpoints (4)", 30, ["interface endpoints"], `${ENDPOINTS}, and in two zones`),
      about("S3 and data transfer, Lambda, CloudFront, API Gateway", 40, [], BY_USE),
    ],
  },
];

/** Every figure of the five source documents. Partner's and foundry's have none, and student-helper's second version neither: v1's stands in. */
export const ESTIMATES: readonly Estimate[] = [
  {
    document: "AWS Infrastructure Architecture, “Cost Breakdown (Dev)”",
    system: "portfolio",
    environment: "dev",
    total: "115–130",
    why: "The document leaves out public IPv4 addresses (charged since February 2024), keys, secrets, alarms and Container Insights. Its lines add up to 115 to 125.",
    lines: [
      about("NAT gateways", 65, ["NAT gateways"]),
      about("RDS (db.t4g.micro)", 12, [POSTGRES, DISKS], "the document counts no disk"),
      about("ElastiCache (cache.t4g.micro)", 12, ["Redis nodes"]),
      about("ALB", 16, ["load balancers"]),
      { says: "ECS Fargate", from: 10, to: 20, services: ["Fargate"] },
    ],
  },
  ...studentHelper("student-helper"),
  ...studentHelper("student-helper-v1"),
];
