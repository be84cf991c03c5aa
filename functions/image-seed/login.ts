import { type ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { ask } from "./registry-request";

/**
 * The Authorization header of somebody without an account, from whoever the registry sends him to; none where it asks
 * nobody who he is.
 */
export async function anonymousLogin(origin: string, repository: string): Promise<string | undefined> {
  const subject = `${new URL(origin).host}/${repository}`;
  const { status, headers } = await ask(subject, new URL("/v2/", origin), {}, [401]);
  if (status !== 401) return undefined;
  const challenge = headers.get("www-authenticate") ?? "";
  const { realm, service } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  if (!/^bearer /i.test(challenge) || !realm) throw new Error(`${subject} gives no tokens to everybody, only "${challenge}"`);
  const place = new URL(realm);
  if (service) place.searchParams.set("service", service);
  place.searchParams.set("scope", `repository:${repository}:pull`);
  const { token, access_token } = (await (await ask(subject, place)).json()) as { token?: string; access_token?: string };
  return `Bearer ${token ?? access_token}`;
}

/** The Authorization header for the account's own registry. It holds for twelve hours. */
export async function ecrLogin(ecr: Pick<ECRClient, "send">): Promise<string> {
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const token = authorizationData[0]?.authorizationToken;
  if (!token) throw new Error("ECR must give an authorization token, got none");
  return `Basic ${token}`;
}
