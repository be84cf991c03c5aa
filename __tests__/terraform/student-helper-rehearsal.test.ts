import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformAtHand } from "../support/find-terraform";
import { RehearsedEnvironment } from "../support/rehearsed-environment";
import { enter } from "../support/run";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;
const HEADER = "X-Origin-Verify";

/** Every output that the application's file must hold, as its document lists them. */
const LISTED = [
  ...["VPC_ID", "EC2_GROUP_NAME", "EC2_INSTANCE_ID", "LAMBDA_FUNCTION_NAME", "LAMBDA_ECR_REPOSITORY", "RDS_ENDPOINT"],
  ...["DOCUMENTS_BUCKET", "FRONTEND_BUCKET", "SQS_QUEUE_URL", "API_ENDPOINT", "CLOUDFRONT_DOMAIN"],
];

interface Rules {
  readonly Rules: { readonly Conditions: { readonly HttpHeaderConfig: { readonly Values: string[] } }[] }[];
}
interface Origin {
  readonly CustomHeaders?: { readonly Items?: { readonly HeaderName: string; readonly HeaderValue: string }[] };
}
interface Sending {
  readonly Distribution: { readonly DistributionConfig: { readonly Origins: { readonly Items: Origin[] } } };
}

(missing ? describe.skip : describe)("student-helper dev on the AWS of this machine", () => {
  const helper = new RehearsedEnvironment("student-helper", "dev", "ap-southeast-2");
  const { ask, folderOf, terraform } = helper;
  const noChange = async (layer: string) => {
    const { code, output } = await terraform(folderOf(`student-helper-dev-${layer}`), "plan", "-detailed-exitcode");
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("No changes.") });
  };

  afterAll(helper.stop, MINUTES);

  test(
    "npm start applies every stack but that of the vectors, which it names, and a second plan wants no change",
    async () => {
      const { code, output } = await helper.start();
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("student-helper-dev stands on this machine") });
      expect(output.match(/\d+ {3}no change$/gm)).toHaveLength(helper.stacks.length);
      expect(output).toContain("student-helper-dev-vectors: type-checked and synthesized only, it needs hashicorp/aws >= 6.26.0");
    },
    20 * MINUTES,
  );

  test(
    "the rotation has run: CloudFront sends a header that the load balancer takes, and Terraform's first value opens nothing",
    async () => {
      const { of } = await helper.stateOf("student-helper-dev-application");
      const [{ arn }] = of("aws_lb_listener_rule");
      const { Rules: rules } = await ask<Rules>("elbv2", "describe_rules", { RuleArns: [arn] });
      const accepted = rules.flatMap(({ Conditions: conditions }) => conditions.flatMap(({ HttpHeaderConfig: by }) => by.Values));
      const { of: inEdge } = await helper.stateOf("student-helper-dev-edge");
      const [{ id: Id }] = inEdge("aws_cloudfront_distribution");
      const { Distribution: distribution } = await ask<Sending>("cloudfront", "get_distribution", { Id });
      const headers = distribution.DistributionConfig.Origins.Items.flatMap(({ CustomHeaders: custom }) => custom?.Items ?? []);
      expect(headers).toEqual([{ HeaderName: HEADER, HeaderValue: expect.stringMatching(/^[A-Za-z0-9]{64}$/) }]);
      expect(accepted).toEqual([headers[0].HeaderValue]);
      await noChange("edge");
      await noChange("application");
    },
    MINUTES,
  );

  test(
    "an image that CI deployed is not undone by the next apply",
    async () => {
      const FunctionName = "student-helper-dev-doc-processor";
      const ImageUri = "123456789012.dkr.ecr.ap-southeast-2.amazonaws.com/student-helper-dev-processor:v1-abc";
      await ask("lambda", "update_function_code", { FunctionName, ImageUri });
      await noChange("application");
      const { Code: code } = await ask<{ Code: { ImageUri: string } }>("lambda", "get_function", { FunctionName });
      expect(code.ImageUri).toBe(ImageUri);
    },
    MINUTES,
  );

  test(
    "npm run outputs writes what the application must know into a file, and no secret",
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), "outputs-")), "infrastructure.env");
      const { output } = await enter("outputs", ["student-helper", "dev", "--from", helper.out, "--to", file]);
      const lines = readFileSync(file, "utf8").split("\n");
      const names = lines.flatMap((line) => /^([A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
      expect({ output, names }).toEqual({
        output: expect.stringContaining("student-helper-dev-vectors was not applied yet."),
        names: expect.arrayContaining(LISTED),
      });
      expect(lines.filter((line) => /(PASSWORD|TOKEN)=|not-rotated-yet/.test(line))).toEqual([]);
    },
    2 * MINUTES,
  );

  test(
    "everything goes, in each region, and nothing is left",
    async () => {
      await helper.destroy();
      const { code, output } = await helper.leftovers();
      expect({ code, output: output.trim() }).toEqual({ code: 0, output: "" });
    },
    10 * MINUTES,
  );
});
