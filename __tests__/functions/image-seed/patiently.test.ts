import { patiently } from "../../../functions/image-seed/patiently";
import { ask, mayPass, RegistryFailure } from "../../../functions/image-seed/registry-request";
import { OciRegistry } from "./oci-registry";

let said: jest.SpyInstance;
beforeEach(() => {
  said = jest.spyOn(console, "log").mockImplementation(() => undefined);
});
afterEach(() => said.mockRestore());

test("a registry that cannot be reached is asked again, and the reason is told", async () => {
  const registry = await new OciRegistry().start();
  registry.stop();
  const { host } = new URL(registry.origin);
  await expect(patiently(() => ask("app", new URL(registry.origin)), mayPass, 1)).rejects.toThrow(
    `app: GET of ${host} failed: fetch failed: connect ECONNREFUSED ${host}`,
  );
  expect(said).toHaveBeenCalledTimes(5);
});

test("what was refused for good is not asked again", async () => {
  const work = jest.fn().mockRejectedValue(new RegistryFailure("answered 403", false));
  await expect(patiently(work, mayPass, 1)).rejects.toThrow("answered 403");
  expect(work).toHaveBeenCalledTimes(1);
});

test("a refusal by IAM is asked again: the role may be younger than what AWS knows", async () => {
  const refused = Object.assign(new Error("not authorized to perform: ecr:GetAuthorizationToken"), {
    name: "AccessDeniedException",
  });
  const work = jest.fn().mockRejectedValueOnce(refused).mockResolvedValue("done");
  await expect(patiently(work, mayPass, 1)).resolves.toBe("done");
  expect(work).toHaveBeenCalledTimes(2);
});
