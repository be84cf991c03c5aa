import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudfrontFunction } from "@cdktf/provider-aws/lib/cloudfront-function";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

const FOLDER = join(__dirname, "..", "..", "viewer-functions");
/** Longest name of a function. Source: CloudFront API reference, CreateFunction. */
const MAX_FUNCTION_NAME = 64;
/** Longest code of a function. Source: CloudFront developer guide, "Quotas on CloudFront Functions". */
const MAX_CODE_BYTES = 10 * 1_024;

export interface ViewerFunctionProps {
  readonly name: string;
  /** File `viewer-functions/<source>.js`, which declares `function handler(event)`. */
  readonly source: string;
  readonly description: string;
}

/** Code that CloudFront runs at the edge for every request of a behaviour, before it looks into its cache. */
export class ViewerFunction extends Construct {
  readonly arn: string;
  readonly resource: CloudfrontFunction;

  constructor(scope: Construct, id: string, { name, source, description }: ViewerFunctionProps) {
    super(scope, id);
    const code = readFileSync(join(FOLDER, `${source}.js`), "utf8");
    const bytes = Buffer.byteLength(code);
    check(this, [
      nameProblem("name", name, MAX_FUNCTION_NAME),
      bytes > MAX_CODE_BYTES && `${source}.js must be at most ${MAX_CODE_BYTES} bytes, got ${bytes}`,
      /[$%]\{/.test(code) && `${source}.js must hold neither "\${" nor "%{", which Terraform fills in`,
    ]);
    this.resource = new CloudfrontFunction(this, "function", {
      name,
      runtime: "cloudfront-js-2.0",
      comment: description,
      code,
      publish: true,
      // CloudFront keeps a function that a distribution names: under a new name, the new one comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = this.resource.arn;
  }
}
