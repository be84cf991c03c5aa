import { readFileSync } from "node:fs";
import { join } from "node:path";
import { headerFunction } from "../../../modules/edge/header-function";
import { build } from "../../support/build";
import { ROOT } from "../../support/run";

test("the code is Terraform's first and a rotation's from then on, and under a new name the new one comes first", () => {
  const built = build((stack) => void headerFunction(stack, "header", "shop-test"));
  expect(built.one("aws_cloudfront_function")).toMatchObject({
    name: "shop-test",
    code: readFileSync(join(ROOT, "viewer-functions/origin-header.js"), "utf8"),
    publish: true,
    lifecycle: { create_before_destroy: true, ignore_changes: ["code"] },
  });
  expect([...built.broken, ...built.problems]).toEqual([]);
});
