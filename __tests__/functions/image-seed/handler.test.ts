import { handler } from "../../../functions/image-seed";

test("when the run is taken away nobody is asked anything, and the image stays", async () => {
  const asked = jest.spyOn(globalThis, "fetch");
  const nowhere = "registry.invalid/shop-test-worker";
  await expect(
    handler({
      tf: { action: "delete" },
      repositoryUri: nowhere,
      tag: "first",
      base: `${nowhere}:latest`,
      platform: "linux/amd64",
    }),
  ).resolves.toEqual({ kept: "the image stays in the repository" });
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});
