import { TerraformStack } from "cdktf";
import { catalogue } from "../../environments";
import { runApp } from "../../stacks/synthesize";
import { platforms } from "../../systems/platforms";
import { grown } from "./grown";

/**
 * The app of `main.ts` with `<copies>` of every environment. Writes as JSON how many there are and what that took. Settings
 * are not checked: an environment must be called dev, staging or prod.
 */
const catalogueOfMany = grown(catalogue, Number(process.argv[2]));
const loaded = process.memoryUsage.rss();
const begun = process.cpuUsage();
let stacks = 0;
const outdir = runApp((app) => {
  platforms(app, catalogueOfMany);
  stacks = app.node.children.filter(TerraformStack.isStack).length;
});
const { user, system } = process.cpuUsage(begun);
const environments = Object.values(catalogueOfMany.systems).flatMap((each) => Object.keys(each ?? {})).length;
const grownMb = (process.resourceUsage().maxRSS * 1024 - loaded) / 1e6;
if (outdir) console.log(JSON.stringify({ environments, stacks, cpuSeconds: (user + system) / 1e6, grownMb }));
