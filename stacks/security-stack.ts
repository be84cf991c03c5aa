import type { App } from "cdktf";
import * as v from "valibot";
import { Guardrail } from "../modules/ai/guardrail";
import type { GuardrailSettings } from "../modules/ai/guardrail-settings";
import type { LambdaFunction } from "../modules/compute/lambda-function";
import { type DeliveryPart, DeliveryRoles } from "../modules/delivery/delivery-roles";
import type { DeliveryScope } from "../modules/delivery/delivery-scope";
import type { DeliverySettings } from "../modules/delivery/delivery-settings";
import { bindRoles } from "../modules/delivery/permissions-boundary";
import { except } from "../modules/governance/exceptions";
import { EncryptionKey } from "../modules/security/encryption-key";
import { GeneratedSecret, type RestartedService } from "../modules/security/generated-secret";
import { GIVEN_REASON, GivenSecret } from "../modules/security/given-secret";
import type { KeyUser } from "../modules/security/key-users";
import type { PolicyStatement } from "../modules/security/policy-document";
import { whole } from "../modules/shared/fields";
import type { Posture } from "../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "./platform-stack";
import { stateNames } from "./state-backend";

export const secretSettings = v.strictObject({
  /** A new value comes after as many days (SecretsManager.4 asks for 90 or less). */
  rotationDays: whole(1, 90, "days"),
});

/**
 * What an environment says about the secrets that Terraform has made.
 * @interface
 */
export type SecretSettings = v.InferOutput<typeof secretSettings>;

/** Who delivers the environment, and what it is made of. */
export interface Delivery {
  readonly settings: DeliverySettings;
  readonly parts: readonly (DeliveryPart | readonly DeliveryPart[])[];
  /** What the application's own workflow may do. It knows no other stack: names alone say whose something is. */
  readonly application: "none" | ((scope: DeliveryScope) => readonly PolicyStatement[]);
  /** Records of this domain and below it are the environment's; `none` where it has no public name. */
  readonly domain: "none" | string;
  /** Host names of AWS services in other regions that its private zones answer for. @default none */
  readonly privateNames?: readonly string[];
  /** Regions besides the environment's own. */
  readonly moreRegions: readonly string[];
}

export interface SecurityStackProps {
  /** AWS services that use the platform key by themselves. */
  readonly keyUsers: readonly KeyUser[];
  readonly secrets: SecretSettings;
  /** ECS services that are handed the application secret when their tasks start. @default none */
  readonly restarts?: readonly RestartedService[];
  /** What is in each secret that people fill, by the last part of its name, e.g. `mail-api-key`. @default none */
  readonly given?: Readonly<Record<string, string>>;
  readonly guardrail: "none" | GuardrailSettings;
  readonly delivery: Delivery;
  readonly logDays: number;
  readonly data: Posture;
}

/**
 * What everything else of an environment trusts: its own key, its secret, its guardrail, who delivers it and the most that
 * any of its roles can do. It outlives all that use it.
 */
export class SecurityStack extends PlatformStack {
  readonly platformKey: EncryptionKey;
  /** The application's own secret, e.g. to sign with. */
  readonly applicationSecret: GeneratedSecret;
  /** ARNs of the secrets that people fill, by the last part of their names. */
  readonly givenSecretArns: ReadonlyMap<string, string>;
  readonly guardrail: "none" | Guardrail;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: SecurityStackProps) {
    // The boundary is made here, and its own reference makes this stack's roles wait for it.
    super(app, { ...identity, roleBoundaryArn: undefined });
    const { keyUsers, secrets, restarts, given = {}, guardrail, delivery, logDays, data } = props;
    const roles = this.addDelivery(identity, delivery, data);
    bindRoles(this, roles.boundary.arn, roles);
    const { account, region, prefix, path } = this;
    this.platformKey = new EncryptionKey(this, "platform", {
      name: `${prefix}-platform`,
      description: `Encrypts what ${prefix} keeps`,
      accountId: account.id,
      region,
      users: keyUsers,
      data,
    });
    const keyArn = this.platformKey.arn;
    this.applicationSecret = new GeneratedSecret(this, "application", {
      name: `${path}/application`,
      description: "Known to the application alone",
      home: { accountId: account.id, region, keyArn, logDays },
      rotationDays: secrets.rotationDays,
      restarts,
      data,
    });
    this.functions = new Map([["application-rotation", this.applicationSecret.rotation]]);
    this.givenSecretArns = new Map(
      Object.entries(given).map(([role, description]) => {
        const secret = new GivenSecret(this, role, { name: `${path}/${role}`, description, keyArn, data });
        except(secret, "secretRotates", GIVEN_REASON);
        this.output(`${role.replaceAll("-", "_")}_secret_arn`, secret.arn, `Put it here: ${description}`);
        return [role, secret.arn];
      }),
    );
    this.guardrail =
      guardrail === "none" ? guardrail : new Guardrail(this, "guardrail", { name: prefix, settings: guardrail, keyArn });

    this.output("platform_key_arn", keyArn, "Key that encrypts everything of this environment");
    this.output("application_secret_arn", this.applicationSecret.arn, "Secret that the application signs with");
    this.output("plan_role_arn", roles.planRoleArn, "Role of pull requests' workflows: plans, changes nothing");
    this.output("apply_role_arn", roles.applyRoleArn, `Role of workflows of the GitHub environment ${prefix}: applies`);
    const deploys = `Role of workflows of the GitHub environment ${prefix}: brings new versions of the application`;
    if (roles.deployRoleArn) this.output("deploy_role_arn", roles.deployRoleArn, deploys);
  }

  private addDelivery({ tags }: StackIdentity, delivery: Delivery, data: Posture): DeliveryRoles {
    const { settings, parts, application, domain, privateNames, moreRegions } = delivery;
    const { account, prefix, path, region } = this;
    const accountId = account.id;
    const { bucket, lockTable, keyAlias } = stateNames(account);
    const scope = { system: tags.System, environment: tags.Environment, prefix, accountId, domain, privateNames };
    return new DeliveryRoles(this, "delivery", {
      scope,
      delivery: settings,
      parts,
      regions: [region, ...moreRegions],
      state:
        account.state.kind === "s3"
          ? { accountId, region: account.state.region, bucket, lockTable, keyAlias, path }
          : { organization: account.state.organization, project: account.state.project },
      data,
      application: application === "none" ? application : application(scope),
    });
  }
}
