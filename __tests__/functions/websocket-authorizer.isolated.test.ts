import { createHmac } from "node:crypto";
import { subjectOf } from "../../functions/websocket-authorizer/ticket";

const mockSend = jest.fn();
jest.mock("@aws-sdk/client-secrets-manager", () => ({
  SecretsManagerClient: class {
    send = mockSend;
  },
  GetSecretValueCommand: class {
    constructor(input: object) {
      Object.assign(this, input);
    }
  },
}));

const NOW = 1_767_225_600;
const METHOD = "arn:aws:execute-api:us-east-1:111111111111:a1b2c3/dev/$connect";

/** As the application makes it. */
function ticket(subject: string, expiry: number, secret: string): string {
  const signed = `${Buffer.from(subject).toString("base64url")}.${expiry}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

describe("a ticket", () => {
  test("lets in whom it names, with the secret of now or the one before", () => {
    expect(subjectOf(ticket("user-1", NOW + 60, "new"), ["new", "old"], NOW)).toBe("user-1");
    expect(subjectOf(ticket("Zoë@example.com", NOW + 60, "old"), ["new", "old"], NOW)).toBe("Zoë@example.com");
  });

  test.each([
    ["signed with another secret", ticket("user-1", NOW + 60, "guessed")],
    ["too old", ticket("user-1", NOW - 1, "new")],
    ["good for longer than the application makes them", ticket("user-1", NOW + 121, "new")],
    ["made for somebody else", ticket("user-1", NOW + 60, "new").replace(/^[^.]+/, Buffer.from("admin").toString("base64url"))],
    ["made longer by hand", ticket("user-1", NOW + 60, "new").replace(`.${NOW + 60}.`, `.${NOW + 90}.`)],
    ["without a signature", ticket("user-1", NOW + 60, "new").replace(/\.[^.]+$/, ".")],
    ["empty", ""],
  ])("%s lets nobody in", (_, given) => {
    expect(subjectOf(given, ["new", "old"], NOW)).toBeUndefined();
  });

  test("lets nobody in when there is no secret", () => {
    expect(subjectOf(ticket("user-1", NOW + 60, ""), [], NOW)).toBeUndefined();
  });
});

describe("the authorizer", () => {
  const SECRET_ARN = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/application-AbCdEf";

  beforeEach(() => {
    process.env.APPLICATION_SECRET_ARN = SECRET_ARN;
    mockSend.mockReset();
  });

  /** A handler that has read no secret yet, and the values it will find. */
  function started(values: Record<string, string>) {
    mockSend.mockImplementation(async ({ SecretId, VersionStage }: { SecretId: string; VersionStage: string }) => {
      if (SecretId !== SECRET_ARN) throw new Error(`no secret ${SecretId}`);
      if (VersionStage in values) return { SecretString: values[VersionStage] };
      throw Object.assign(new Error("no such version"), { name: "ResourceNotFoundException" });
    });
    let handler: typeof import("../../functions/websocket-authorizer/index").handler | undefined;
    jest.isolateModules(() => {
      ({ handler } = require("../../functions/websocket-authorizer/index"));
    });
    if (!handler) throw new Error("no handler");
    return handler;
  }
  const soon = () => Math.floor(Date.now() / 1_000) + 60;
  const asks = (given?: string) => ({ methodArn: METHOD, queryStringParameters: given === undefined ? null : { ticket: given } });

  test("allows this one connection, in the caller's name", async () => {
    const handler = started({ AWSCURRENT: "new" });
    expect(await handler(asks(ticket("user-1", soon(), "new")))).toEqual({
      principalId: "user-1",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: METHOD }],
      },
    });
  });

  test.each([
    ["forged", ticket("user-1", NOW, "guessed")],
    ["none", undefined],
  ])("denies a ticket that is %s", async (_, given) => {
    const { principalId, policyDocument } = await started({ AWSCURRENT: "new" })(asks(given));
    expect([principalId, policyDocument.Statement[0].Effect]).toEqual(["nobody", "Deny"]);
  });

  test("still takes tickets signed before a rotation, and asks for the secret once", async () => {
    const handler = started({ AWSCURRENT: "new", AWSPREVIOUS: "old" });
    for (const secret of ["old", "new"]) {
      expect((await handler(asks(ticket("user-1", soon(), secret)))).principalId).toBe("user-1");
    }
    expect(mockSend).toHaveBeenCalledTimes(2);
  });

  test("lets nobody in, and fails aloud, when the secret cannot be read", async () => {
    await expect(started({})(asks(ticket("user-1", soon(), "")))).rejects.toThrow("no such version");
  });
});
