import { dev } from "../../../environments/portfolio/dev";
import type { ReplicaSettings } from "../../../modules/database/replica-settings";
import { CacheStack } from "../../../stacks/portfolio/cache-stack";
import { DatabaseStack } from "../../../stacks/portfolio/database-stack";
import { EdgeStack } from "../../../stacks/portfolio/edge-stack";
import { serviceAccess } from "../../../stacks/portfolio/service-access";
import { StorageStack } from "../../../stacks/portfolio/storage-stack";
import { home, keyArn, written } from "./portfolio-app";

const SECRET = "arn:aws:secretsmanager:us-east-1:111111111111:secret:portfolio/dev/application-a1b2c3";

function access(replicas: ReplicaSettings) {
  let found: ReturnType<typeof serviceAccess> | undefined;
  written((app, layer, network) => {
    const { database: settings, bootstrap, cache, edge, storage } = dev;
    const domain = "shop.example.com";
    found = serviceAccess({
      domain,
      place: { accountId: "111111111111", region: "us-east-1", keyArn },
      applicationSecretArn: SECRET,
      parts: {
        storage: new StorageStack(app, layer("storage"), home),
        database: new DatabaseStack(app, layer("database"), { database: settings, replicas, bootstrap, network, ...home }),
        cache: new CacheStack(app, layer("cache"), { cache, network, ...home }),
        edge: new EdgeStack(app, layer("edge"), { edge, domain, zoneId: () => "Z1", storage, ...home }),
      },
    });
  });
  if (!found) throw new Error("nothing was built");
  return found;
}

const alone = access("none");
const replicated = access({ count: 2, instanceClass: "db.t4g.micro", passwordRotationDays: 30 });
const statement = ({ backend }: typeof alone, sid: string) => backend.statements.filter(({ Sid }) => Sid === sid);

test("the frontend asks the backend by the site's own name, and nothing of AWS", () => {
  expect(alone.frontend.statements).toEqual([]);
  expect(alone.frontend.secrets).toEqual({});
  expect(alone.frontend.variables).toEqual({
    HOSTNAME: "0.0.0.0",
    SITE_URL: "https://shop.example.com",
    API_URL: "https://shop.example.com/api",
    STATIC_URL: "https://static.shop.example.com",
  });
});

test("each service pulls from its own repository", () => {
  const [frontend, backend] = [alone.frontend, alone.backend].map(({ repositoryArns }) => repositoryArns);
  expect([frontend, backend].map((arns) => arns.length)).toEqual([1, 1]);
  expect(frontend).not.toEqual(backend);
});

test("the backend logs in to every instance there is, as app alone", () => {
  const logins = (given: typeof alone) => {
    const [{ Action, Resource }] = statement(given, "DatabaseLogin");
    expect(Action).toBe("rds-db:connect");
    return [Resource].flat();
  };
  expect([logins(alone).length, logins(replicated).length]).toEqual([1, 3]);
  for (const arn of logins(replicated)) expect(arn).toMatch(/:dbuser:.*\/app$/);
});

test("the backend is told where it may read, only where there are replicas", () => {
  expect(alone.backend.variables).not.toHaveProperty("DATABASE_READER_HOSTS");
  expect(replicated.backend.variables.DATABASE_READER_HOSTS.split(",")).toHaveLength(2);
});

test("the backend is told no secret: it is handed one, by its ARN, with the value that was current before", () => {
  expect(alone.backend.secrets).toEqual({
    APPLICATION_SECRET: SECRET,
    APPLICATION_SECRET_PREVIOUS: { arn: SECRET, versionStage: "AWSPREVIOUS" },
  });
  expect(Object.keys(alone.backend.variables).filter((name) => /secret|password|token|key/i.test(name))).toEqual([]);
  expect(Object.values(alone.backend.variables)).not.toContain(SECRET);
});

test("the key is used through S3 and DynamoDB alone", () => {
  const [{ Condition, Resource }] = statement(alone, "KeyByServices");
  expect(Resource).toBe(keyArn);
  expect(Condition).toEqual({
    StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "dynamodb.us-east-1.amazonaws.com"] },
  });
});

test("what the backend may do is a list without a gap or a star", () => {
  expect(alone.backend.statements.map(({ Sid }) => Sid)).toEqual([
    "DatabaseLogin",
    "RedisLogin",
    "SessionsItems",
    "MediaObjects",
    "MediaList",
    "KeyByServices",
  ]);
  expect(alone.backend.statements.flatMap(({ Resource }) => Resource)).not.toContain("*");
});
