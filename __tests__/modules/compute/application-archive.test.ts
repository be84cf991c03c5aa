import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { applicationArchive } from "../../../modules/compute/application-archive";

test("a bundle holds the code in one file and how to start it", () => {
  const { file } = applicationArchive("beanstalk-placeholder");
  expect(Object.keys(unzipSync(readFileSync(file))).sort()).toEqual(["Procfile", "app.js"]);
});

test("the same source gives the same bytes", () => {
  expect(applicationArchive("beanstalk-placeholder")).toEqual(applicationArchive("beanstalk-placeholder"));
});

test("a folder that is not there is named", () => {
  expect(() => applicationArchive("nothing")).toThrow("applications/nothing must hold an app.ts");
});
