import { zonesReadIn } from "../../scripts/rehearsal/existing";
import { written } from "../support/planted-stacks";

const looksUp = (...names: string[]) => ({
  data: { aws_route53_zone: Object.fromEntries(names.map((name, index) => [`zone-${index}`, { name }])) },
});

test("hosted zones that stacks look up are found in every stack, each once", () => {
  const outdir = written({
    api: looksUp("example.com", "internal.example.com"),
    edge: looksUp("example.com"),
    storage: { data: { aws_caller_identity: { me: {} } }, resource: { aws_route53_zone: { own: { name: "own.example.com" } } } },
    empty: {},
  });
  expect(zonesReadIn(outdir)).toEqual(["example.com", "internal.example.com"]);
});
