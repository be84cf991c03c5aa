import { terraformAtHand } from "../support/find-terraform";
import { RehearsedEnvironment } from "../support/rehearsed-environment";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;

interface Source {
  readonly auto_deployments_enabled: boolean;
  readonly image_repository: readonly { readonly image_identifier: string }[];
}

interface Values {
  readonly RegexPatternSet: { readonly RegularExpressionList: { readonly RegexString: string }[] };
}

(missing ? describe.skip : describe)("foundry dev on the AWS of this machine", () => {
  const helper = new RehearsedEnvironment("foundry", "dev");
  const { ask, folderOf, terraform } = helper;
  const noChange = async (layer: string) => {
    const { code, output } = await terraform(folderOf(`foundry-dev-${layer}`), "plan", "-detailed-exitcode");
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("No changes.") });
  };

  afterAll(helper.stop, MINUTES);

  test(
    "npm start applies every stack, App Runner's too, and a second plan wants no change",
    async () => {
      const { code, output } = await helper.start();
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("foundry-dev stands on this machine") });
      expect(output.match(/\d+ {3}no change$/gm)).toHaveLength(helper.stacks.length);
    },
    25 * MINUTES,
  );

  test(
    "the rotation has run: the edge adds a header that the origins' gate takes, and Terraform's first value opens nothing",
    async () => {
      const { of } = await helper.stateOf("foundry-dev-services");
      const [{ id: Id, name: Name }] = of("aws_wafv2_regex_pattern_set");
      const { RegexPatternSet: set } = await ask<Values>("wafv2", "get_regex_pattern_set", { Name, Id, Scope: "REGIONAL" });
      const patterns = set.RegularExpressionList.map(({ RegexString }) => RegexString);
      const { FunctionCode: code } = await ask("cloudfront", "get_function", { Name: "foundry-dev-site", Stage: "LIVE" });
      const [, value] = /headers\["x-origin-verify"\] = \{ value: "([A-Za-z0-9]{64})" \}/.exec(code) ?? [];
      expect(patterns).toEqual([`^${value}$`]);
      await noChange("edge");
      await noChange("services");
    },
    2 * MINUTES,
  );

  test(
    "an image that gets the environment's tag is App Runner's to deploy: the next apply undoes nothing",
    async () => {
      const { of } = await helper.stateOf("foundry-dev-services");
      const sources = of("aws_apprunner_service").flatMap(({ source_configuration: source }) => source as Source[]);
      expect(sources).toHaveLength(2);
      for (const { auto_deployments_enabled: auto, image_repository: images } of sources) {
        expect([auto, images[0].image_identifier]).toEqual([true, expect.stringMatching(/\/foundry-dev-(web|api):dev$/)]);
      }
    },
    MINUTES,
  );

  test(
    "everything goes; what App Runner leaves are its logs, which a function removes that is not run here",
    async () => {
      await helper.destroy();
      const { code, output } = await helper.leftovers();
      const groups = ["ai", "api", "web"].flatMap((role) => ["application", "service"].map((stream) => `${role} ${stream}`));
      const left = output.trim().split("\n");
      expect({ code, left: left.map((name) => name.replace(/^aws\/apprunner\/foundry-dev-(\w+)\/\w+\//, "$1 ")).sort() }).toEqual(
        {
          code: 0,
          left: groups,
        },
      );
    },
    15 * MINUTES,
  );
});
