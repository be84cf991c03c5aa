import { synthesizeAll } from "../support/synthesized";
import { environments, type SystemStacks, systemIn, type Values } from "../support/system-stacks";

const outdir = synthesizeAll();

type Cells = readonly [dev: unknown, staging: unknown, prod: unknown];

/** The document's table, a row for each setting. */
const matrix: readonly { setting: string; cells: Cells; read: (stacks: SystemStacks) => unknown }[] = [
  {
    setting: "EC2 instance",
    cells: ["t3.micro", "t3.small", "t3.small"],
    read: ({ one }) => one("aws_launch_template").instance_type,
  },
  {
    setting: "RDS instance",
    cells: ["db.t3.micro", "db.t3.small", "db.t3.medium"],
    read: ({ one }) => one("aws_db_instance").instance_class,
  },
  { setting: "RDS storage (GB)", cells: [20, 30, 50], read: ({ one }) => one("aws_db_instance").allocated_storage },
  { setting: "RDS Multi-AZ", cells: [false, false, true], read: ({ one }) => one("aws_db_instance").multi_az },
  { setting: "Lambda memory (MB)", cells: [512, 512, 1_024], read: (stacks) => processor(stacks).memory_size },
  { setting: "Lambda timeout (s)", cells: [300, 300, 300], read: (stacks) => processor(stacks).timeout },
  {
    setting: "deletion protection",
    cells: [false, false, true],
    read: ({ one }) => one("aws_db_instance").deletion_protection,
  },
  { setting: "backups (days)", cells: [1, 7, 7], read: ({ one }) => one("aws_db_instance").backup_retention_period },
];

const domains: Cells = ["dev.studenthelper.com", "staging.studenthelper.com", "studenthelper.com"];

/** The only function that runs an image. */
function processor({ the }: SystemStacks): Values {
  return the("aws_lambda_function", { package_type: "Image" });
}

describe.each(["student-helper", "student-helper-v1"])("%s", (system) => {
  describe.each(environments.map((environment, index) => ({ environment, index })))(
    "in $environment",
    ({ environment, index }) => {
      const stacks = systemIn(outdir, system, environment);

      test.each(matrix)("$setting is as the document says", ({ cells, read }) => {
        expect(read(stacks)).toBe(cells[index]);
      });

      test("the domain is as the document says, below `v1.` where it is the first version's", () => {
        const domain = system === "student-helper" ? domains[index] : `v1.${domains[index]}`;
        expect(stacks.one("aws_cloudfront_distribution").aliases).toEqual([domain]);
      });
    },
  );
});
