import { anonymousLogin, ecrLogin } from "../../../functions/image-seed/login";
import { OciRegistry } from "./oci-registry";

let registry: OciRegistry;
afterEach(() => registry?.stop());

test("a registry that gives tokens to everybody is asked for one that may pull", async () => {
  registry = await new OciRegistry().start();
  const login = await anonymousLogin(registry.origin, "lambda/provided");
  expect(login).toBe("Bearer for repository:lambda/provided:pull of registry");
});

test("a registry that wants a password is no source", async () => {
  registry = await new OciRegistry({ authorization: "Basic x" }).start();
  registry.challenge = 'Basic realm="registry"';
  await expect(anonymousLogin(registry.origin, "app")).rejects.toThrow(
    `${new URL(registry.origin).host}/app gives no tokens to everybody, only "Basic realm="registry""`,
  );
});

test("the login to ECR is the token that it gives", async () => {
  const ecr = (token?: string) => ({ send: async () => ({ authorizationData: [{ authorizationToken: token }] }) });
  await expect(ecrLogin(ecr("QVdT"))).resolves.toBe("Basic QVdT");
  await expect(ecrLogin(ecr())).rejects.toThrow("ECR must give an authorization token, got none");
});
