import type { TerraformStack } from "cdktf";
import { FirstImage, type FirstImageProps } from "../../../modules/compute/first-image";
import type { FunctionHome } from "../../../modules/compute/lambda-function";
import { ImageRepository } from "../../../modules/storage/image-repository";

export const home: FunctionHome = {
  accountId: "111111111111",
  region: "us-east-1",
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
  logDays: 30,
};

/** The first image of the function `shop-test-processor`, and its repository. */
export function anImage(stack: TerraformStack, changes: Partial<FirstImageProps> = {}): FirstImage {
  const repository = new ImageRepository(stack, "images", { name: "shop-test-processor", data: "disposable" });
  return new FirstImage(stack, "first-image", {
    name: "shop-test-processor-first-image",
    repository,
    runBy: "shop-test-processor",
    home,
    ...changes,
  });
}
