import { terraformAtHand } from "../support/find-terraform";
import { RehearsedEnvironment } from "../support/rehearsed-environment";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;

/** Revisions of task definitions stay on purpose: a service that goes back needs the one before. They cost nothing. */
const isRevision = (line: string) => /:task-definition\/portfolio-staging-(backend|frontend)(-release)?:\d+$/.test(line);

/** Staging: all that production has in one region, and data that may be destroyed. */
(missing ? describe.skip : describe)("portfolio staging on the AWS of this machine", () => {
  const portfolio = new RehearsedEnvironment("portfolio", "staging");
  const { ask, folderOf, terraform } = portfolio;
  const services = folderOf("portfolio-staging-services");

  afterAll(portfolio.stop, MINUTES);

  test(
    "npm start applies every stack, and a second plan wants no change",
    async () => {
      const { code, output } = await portfolio.start();
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("portfolio-staging stands on this machine") });
      expect(output.match(/\d+ {3}no change$/gm)).toHaveLength(portfolio.stacks.length);
    },
    25 * MINUTES,
  );

  test("the master password is the same in PostgreSQL's secret as it was made, and in no state", async () => {
    const { text, of } = await portfolio.stateOf("portfolio-staging-database");
    expect(of("aws_db_instance")).toEqual([
      expect.objectContaining({ identifier: "portfolio-staging-postgres", password: null, password_wo: null }),
      expect.objectContaining({ identifier: "portfolio-staging-postgres-replica-1", password: null, password_wo: null }),
    ]);
    expect(of("aws_secretsmanager_secret_version")).toEqual([expect.objectContaining({ secret_string_wo: null })]);
    const { SecretString } = await ask("secretsmanager", "get_secret_value", { SecretId: "portfolio/staging/database-master" });
    const { username, password } = JSON.parse(SecretString);
    expect({ username, password }).toEqual({ username: "portfolio", password: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
    expect(text).not.toContain(password);
  });

  test(
    "what CI deployed and how far autoscaling went is not undone by the next apply",
    async () => {
      const name = "portfolio-staging-backend";
      const container = {
        name,
        image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/portfolio-staging-backend:v1-abc",
        memory: 512,
      };
      const release = { family: `${name}-release`, containerDefinitions: [container] };
      await ask("ecs", "register_task_definition", release);
      const taskDefinition = `${name}-release:1`;
      await ask("ecs", "update_service", { cluster: "portfolio-staging", service: name, taskDefinition, desiredCount: 3 });
      const { code, output } = await terraform(services, "plan", "-detailed-exitcode");
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("No changes.") });
      const { services: found } = await ask("ecs", "describe_services", { cluster: "portfolio-staging", services: [name] });
      expect(found).toEqual([expect.objectContaining({ taskDefinition: expect.stringMatching(/-release:1$/), desiredCount: 3 })]);
    },
    MINUTES,
  );

  test(
    "the database is protected in every environment; unprotected by hand, everything goes and nothing is left but revisions of task definitions",
    async () => {
      for (const DBInstanceIdentifier of ["portfolio-staging-postgres", "portfolio-staging-postgres-replica-1"]) {
        const { DBInstances } = await ask("rds", "describe_db_instances", { DBInstanceIdentifier });
        expect(DBInstances).toEqual([expect.objectContaining({ DeletionProtection: true })]);
        await ask("rds", "modify_db_instance", { DBInstanceIdentifier, DeletionProtection: false });
      }
      await portfolio.destroy();
      const { code, output } = await portfolio.leftovers();
      const left = output
        .trim()
        .split("\n")
        .filter((line) => !isRevision(line));
      expect({ code, left }).toEqual({ code: 0, left: [] });
    },
    10 * MINUTES,
  );
});
