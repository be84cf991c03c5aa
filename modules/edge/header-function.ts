import type { Construct } from "constructs";
import { ViewerFunction } from "./viewer-function";

/** The function that adds the header by which origins know their distribution. Its code is Terraform's until the first rotation. */
export function headerFunction(scope: Construct, id: string, name: string): ViewerFunction {
  const sender = new ViewerFunction(scope, id, {
    name,
    source: "origin-header",
    description: "Names the distribution to its origins",
  });
  sender.resource.lifecycle = { ...sender.resource.lifecycle, ignoreChanges: ["code"] };
  return sender;
}
