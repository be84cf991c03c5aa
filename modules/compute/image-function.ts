import { LambdaFunction as Lambda } from "@cdktf/provider-aws/lib/lambda-function";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ServiceRole } from "../security/service-role";
import type { FirstImage } from "./first-image";
import { functionBasics } from "./function-basics";
import type { LambdaFunctionProps } from "./lambda-function";

export interface ImageFunctionProps extends Omit<LambdaFunctionProps, "source" | "deployedBy"> {
  /** What it is made with. Where that is done in another stack, which is applied before, nothing has to be `ready`. */
  readonly image: Pick<FirstImage, "imageUri" | "ready">;
}

/**
 * A function whose code is a container image for x86_64 that CI deploys: no apply touches what was deployed since the
 * first one. All else is as with `LambdaFunction`, and what takes one takes the other.
 */
export class ImageFunction extends Construct {
  readonly arn: string;
  /** Known once the function is there. */
  readonly functionName: string;
  /** The same word, known before: what only names the function need not wait for it. */
  readonly name: string;
  readonly invokeArn: string;
  readonly timeoutSeconds: number;
  readonly deployedBy = "ci";
  readonly role: ServiceRole;
  readonly resource: Lambda;
  /** What must be there before the code runs. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ImageFunctionProps) {
    super(scope, id);
    const { name, size, image } = props;
    const { role, ready, settings } = functionBasics(this, props);
    this.role = role;
    this.ready = ready;
    this.resource = new Lambda(this, "function", {
      ...settings,
      packageType: "Image",
      architectures: ["x86_64"],
      imageUri: image.imageUri,
      lifecycle: { ignoreChanges: ["image_uri"] },
      dependsOn: [...ready, ...image.ready],
    });
    this.arn = this.resource.arn;
    this.functionName = this.resource.functionName;
    this.invokeArn = this.resource.invokeArn;
    this.name = name;
    this.timeoutSeconds = size.timeoutSeconds;
  }
}
