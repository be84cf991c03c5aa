import { valuesAt } from "../../../scripts/docs/estate";
import { allowedOut } from "../../support/reach";
import { statementsOf, type Values } from "../../support/system-stacks";
import { only, placesOf, pointsOf, type Site } from "./site";

const bucketOf = ({ estate }: Site, role: string) =>
  only(
    estate
      .of("aws_s3_bucket")
      .filter(({ stack, address }) => address.startsWith(`aws_s3_bucket.${role}_`) && !stack.endsWith("-recovery")),
    `bucket ${role}`,
  );
/** The only resource of a type that is about a bucket. */
const about = (site: Site, role: string, type: string) =>
  only(
    site.estate.of(type).filter((each) => site.estate.leads(each, "bucket").includes(bucketOf(site, role))),
    `${type} of ${role}`,
  );
const policyOf = (site: Site, role: string) => statementsOf(about(site, role, "aws_s3_bucket_policy").values.policy);

export const database = pointsOf("RDS is private, encrypted, Multi-AZ, with automated backups enabled.", {
  "it stands in the data subnets, without a public address": (site) => {
    const instance = only(site.estate.of("aws_db_instance"), "database");
    expect(instance.values.publicly_accessible).toBe(false);
    const [subnets] = site.estate.leads(instance, "db_subnet_group_name");
    expect(placesOf(site, subnets, "subnet_ids")).toEqual(["data_us-east-1a", "data_us-east-1b"]);
  },
  "disk, copies and logs of slow queries are encrypted with the environment's key": ({ estate }) => {
    const instance = only(estate.of("aws_db_instance"), "database");
    expect(instance.values.storage_encrypted).toBe(true);
    const [key] = estate.leads(instance, "kms_key_id");
    expect(key.address).toMatch(/^aws_kms_key\.platform_key_/);
    expect(estate.leads(instance, "performance_insights_kms_key_id")).toEqual([key]);
  },
  "it stands in two zones in prod": ({ stacks, environment }) => {
    expect(stacks.one("aws_db_instance").multi_az).toBe(environment === "prod");
  },
  "it is backed up every day, and can be set back to any minute of a week or more": ({ stacks }) => {
    const { backup_retention_period: days, backup_window: window } = stacks.one("aws_db_instance");
    expect(Number(days)).toBeGreaterThanOrEqual(7);
    expect(window).toMatch(/^\d\d:\d\d-\d\d:\d\d$/);
  },
});

export const buckets = pointsOf(
  "S3 uploads succeed via **pre-signed PUT**; bucket policies restrict direct public access (OAC for public assets).",
  {
    "pages of the domain, and of no other, may PUT what is signed for them": (site) => {
      const { cors_rule: rules } = about(site, "uploads", "aws_s3_bucket_cors_configuration").values;
      const [rule, ...more] = rules as Values[];
      expect(more).toEqual([]);
      expect(rule.allowed_origins).toEqual([`https://${site.domain}`]);
      expect(rule.allowed_methods).toEqual(expect.arrayContaining(["PUT"]));
      expect(rule.allowed_headers).toEqual(expect.arrayContaining(["content-type"]));
    },
    "who signs may put it there: api, below users/, and with the key": ({ stacks, environment, runtime }) => {
      const name = `foundry-${environment}-api${runtime === "fargate" ? "-task" : ""}`;
      const statements = statementsOf(stacks.the("aws_iam_role_policy", { name }).policy);
      const puts = statements.filter(({ Action }) => [Action].flat().includes("s3:PutObject"));
      expect(puts.flatMap(({ Resource }) => Resource)).toEqual([expect.stringMatching(/uploads_bucket_\w+arn\}\/users\/\*$/)]);
      const key = statements.filter(({ Action }) => [Action].flat().includes("kms:GenerateDataKey"));
      expect(key.flatMap(({ Condition }) => Condition?.StringEquals["kms:ViaService"])).toContain("s3.us-east-1.amazonaws.com");
    },
    "the uploads refuse other accounts, and what does not come by TLS 1.2": (site) => {
      const denied = policyOf(site, "uploads").filter(({ Effect }) => Effect === "Deny");
      expect(denied.map(({ Sid, Principal, Action, Condition }) => [Sid, Principal, Action, Condition])).toEqual([
        ["OnlyTls", "*", "s3:*", { Bool: { "aws:SecureTransport": "false" } }],
        ["OnlyTls12", "*", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }],
        [
          "OnlyThisAccount",
          "*",
          "s3:*",
          { StringNotEquals: { "aws:PrincipalAccount": site.account }, Bool: { "aws:PrincipalIsAWSService": "false" } },
        ],
      ]);
      expect(policyOf(site, "uploads").filter(({ Effect }) => Effect === "Allow")).toEqual([]);
    },
    "no bucket is open to the public in any of four ways": ({ estate }) => {
      const buckets = estate.of("aws_s3_bucket");
      const closed = estate
        .of("aws_s3_bucket_public_access_block")
        .filter(({ values }) =>
          ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].every(
            (way) => values[way] === true,
          ),
        );
      expect(buckets.length).toBeGreaterThan(3);
      expect(new Set(closed.flatMap((each) => estate.leads(each, "bucket")))).toEqual(new Set(buckets));
      expect(estate.of("aws_s3_bucket_acl")).toEqual([]);
    },
    "public files are read by this distribution alone, which signs what it asks": (site) => {
      const { estate } = site;
      const distribution = only(estate.of("aws_cloudfront_distribution"), "distribution");
      const access = only(estate.leads(distribution, "origin.origin_access_control_id"), "origin access control");
      expect(access.values).toMatchObject({ signing_behavior: "always", signing_protocol: "sigv4" });
      const letting = policyOf(site, "public").filter(({ Effect }) => Effect === "Allow");
      expect(letting.map(({ Action }) => Action)).toEqual(["s3:GetObject", "s3:ListBucket"]);
      for (const { Principal, Condition } of letting) {
        expect(Principal).toEqual({ Service: "cloudfront.amazonaws.com" });
        expect(Condition).toEqual({ StringEquals: { "aws:SourceArn": `\${${distribution.address}.arn}` } });
      }
    },
  },
);

export const egress = pointsOf("NAT egress works for external AI APIs; S3 traffic uses Gateway Endpoint (no NAT).", {
  "every app subnet has a route to a NAT gateway, which stands in a public subnet: in prod in its own zone": (site) => {
    const { estate, environment } = site;
    const routes = estate.of("aws_route").filter((each) => estate.leads(each, "nat_gateway_id").length > 0);
    const ways = routes.map((each) => {
      const [table] = estate.leads(each, "route_table_id");
      const [gateway] = estate.leads(each, "nat_gateway_id");
      const subnets = estate
        .of("aws_route_table_association")
        .filter((tie) => estate.leads(tie, "route_table_id").includes(table));
      const from = subnets.flatMap((tie) => placesOf(site, tie, "subnet_id"));
      return [...from, each.values.destination_cidr_block, ...placesOf(site, gateway, "subnet_id")];
    });
    const second = environment === "prod" ? "public_us-east-1b" : "public_us-east-1a";
    expect(ways).toEqual([
      ["app_us-east-1a", "0.0.0.0/0", "public_us-east-1a"],
      ["app_us-east-1b", "0.0.0.0/0", second],
    ]);
  },
  "public subnets have a route to the internet gateway, and data subnets have no route out": (site) => {
    const { estate } = site;
    const tables = estate.of("aws_route").filter(({ values }) => !values.nat_gateway_id);
    expect(tables.flatMap((each) => estate.leads(each, "gateway_id")).map(({ type }) => type)).toEqual([
      "aws_internet_gateway",
      "aws_internet_gateway",
    ]);
    const tiers = estate
      .of("aws_route")
      .flatMap((each) => estate.leads(each, "route_table_id"))
      .map(({ address }) => address);
    expect(tiers.map((address) => /\.([a-z]+)_/.exec(address)?.[1]).sort()).toEqual(["app", "app", "public", "public"]);
  },
  "ai is let out to the internet on 443, into the app subnets that lead there": (site) => {
    expect(allowedOut(site.stacks)).toContainEqual(["ai", "0.0.0.0/0", 443]);
    const where = [...site.estate.of("aws_apprunner_vpc_connector"), ...site.estate.of("aws_ecs_service")];
    expect(where.length).toBeGreaterThan(1);
    for (const each of where) {
      const path = each.type === "aws_ecs_service" ? "network_configuration.subnets" : "subnets";
      expect(placesOf(site, each, path)).toEqual(["app_us-east-1a", "app_us-east-1b"]);
    }
  },
  "S3's gateway endpoint is on every route table of app and data": ({ estate }) => {
    const gateway = only(
      estate.of("aws_vpc_endpoint").filter(({ values }) => values.vpc_endpoint_type === "Gateway"),
      "gateway endpoint",
    );
    expect(gateway.values.service_name).toBe("com.amazonaws.us-east-1.s3");
    const tables = estate.of("aws_route_table").filter(({ address }) => /\.(app|data)_/.test(address));
    expect(tables).toHaveLength(4);
    expect(new Set(estate.leads(gateway, "route_table_ids"))).toEqual(new Set(tables));
    expect(
      valuesAt(gateway, "policy")
        .flatMap(statementsOf)
        .map(({ Sid }) => Sid),
    ).toContain("OnlyThisAccount");
  },
});
