/** Which emulator answers for a service. They share one account number; what must see each other stands in one of them. */
const ministack = ["s3", "sqs", "logs", "events", "sns", "lambda"];
/**
 * Networks, databases in them, roles and keys: moto keeps more of their attributes. Lock tables too: ministack 1.5.33
 * now and then forgets a deleted item under load, and the state stays locked.
 */
const moto = ["ec2", "iam", "sts", "kms", "rds", "secretsmanager", "dynamodb"];

/** Addresses by the provider's endpoint names, for three ports that begin with `first`. */
export function endpointsAt(first: number): { endpoints: Record<string, string>; refusing: string } {
  const address = (port: number) => `http://127.0.0.1:${port}`;
  const all = (services: string[], port: number) => services.map((service) => [service, address(port)]);
  return {
    endpoints: Object.fromEntries([...all(ministack, first), ...all(moto, first + 1)]),
    refusing: address(first + 2),
  };
}
