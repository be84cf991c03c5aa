import { connect, type Target } from "../postgres/connect";
import { inTurn } from "../postgres/in-turn";
import { readLogin } from "../postgres/login-secret";
import { ROLES_TURN, setRolePassword } from "../postgres/role-password";
import { type LoginSurroundings, loginOf, loginSteps } from "../rotation/login-steps";
import type { Steps } from "../rotation/rotate";

/** A role of a database, its secret and that of whoever may set its password. */
export interface PasswordRole {
  readonly name: string;
  /** Secret with the role's `username` and `password`: the one that is rotated. */
  readonly secretArn: string;
  /** Secret with `username` and `password` of the master user. */
  readonly masterSecretArn: string;
}

/** Setting a password takes no time. */
const STATEMENT_SECONDS = 30;

/** The password of one role: the master user sets it by SQL, whatever it was before. */
export function rolePassword(role: PasswordRole, target: Target, surroundings: LoginSurroundings): Steps {
  const { secrets } = surroundings;
  const set = (read: () => Promise<string>) => inMasterTurn(role, target, surroundings, read);
  return {
    ...loginSteps(target, surroundings),
    set: async (value) => {
      const { password } = ownLogin(value, role);
      await set(async () => password);
    },
    // A bootstrap between two steps has set the password that was current then. In its turn the last word is the secret's.
    finished: () => set(async () => (await readLogin(secrets, role.secretArn)).password),
  };
}

/** The secret names one role for ever: with another name in it, whoever may write the secret would set anybody's password. */
function ownLogin(value: string, { name }: PasswordRole) {
  const login = loginOf(value);
  if (login.username !== name) throw new Error(`the secret must hold the username "${name}", got "${login.username}"`);
  return login;
}

async function inMasterTurn(
  { name, masterSecretArn }: PasswordRole,
  target: Target,
  { secrets, authorities, waitSeconds }: LoginSurroundings,
  read: () => Promise<string>,
): Promise<void> {
  const login = () => readLogin(secrets, masterSecretArn);
  const client = await connect({ target, login, authorities, waitSeconds, statementSeconds: STATEMENT_SECONDS });
  try {
    await inTurn(client, ROLES_TURN, async () => setRolePassword(client, name, await read()));
  } finally {
    await client.end();
  }
}
