import type { Catalogue } from "../../systems/platforms";
import { synthesizeAll } from "../support/synthesized";
import { systemIn } from "../support/system-stacks";
import { variants } from "../support/variants";
import { missing, worn } from "./delivery-needs";

const made = (["student-helper", "student-helper-v1"] as const).flatMap((system) =>
  Object.entries<Catalogue>(variants[system]).flatMap(([variant, catalogue]) => {
    const outdir = synthesizeAll(catalogue);
    return Object.keys(catalogue.systems[system] ?? {}).map((environment) => {
      return { system, environment, variant, stacks: systemIn(outdir, system, environment) };
    });
  }),
);

describe.each(made)("$system in $environment, $variant:", ({ variant, ...made }) => {
  test("the apply role may make every resource there is, outside of delivery itself", () => {
    expect(missing(made, "apply")).toEqual([]);
  });

  test("the plan role may read every resource there is", () => {
    expect(missing(made, "plan")).toEqual([]);
  });

  test("an apply peers and answers for private names where there is a distant model, and not elsewhere", () => {
    const isDistant = made.stacks.of("aws_vpc_peering_connection").length > 0;
    expect(isDistant).toBe(variant !== "ownEmbedding");
    const actions = worn(made, "apply").flatMap(({ Action }) => Action);
    for (const action of ["ec2:CreateVpcPeeringConnection", "ec2:AcceptVpcPeeringConnection"]) {
      expect(actions.includes(action)).toBe(isDistant);
    }
  });
});
