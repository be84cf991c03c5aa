import type { UserDataProps } from "./user-data";

/** Where CI puts a release, in a versioned bucket. */
export const RELEASE_KEY = "backend/release.tar.gz";
/** Between two looks at what is not there yet, or does not answer. */
const RETRY_SECONDS = 30;
/** Longer than a load balancer's idle timeout of ten minutes: it must never send a request into a connection that closes. */
const KEEP_ALIVE_SECONDS = 620;

/** Where things lie on Ubuntu. */
const PLACES = {
  METADATA_URL: "http://169.254.169.254",
  APP_FOLDER: "/opt/app",
  CONFIG_FOLDER: "/etc/app",
  STATE_FOLDER: "/var/lib/app",
  LOG_FOLDER: "/var/log/app",
  BOOT_LOG: "/var/log/cloud-init-output.log",
  UNIT_FOLDER: "/etc/systemd/system",
  ROTATION_FOLDER: "/etc/logrotate.d",
  AGENT_FOLDER: "/opt/aws/amazon-cloudwatch-agent",
};

/** What a Python application needs to be started on an instance. */
export interface ApplicationStartProps {
  readonly region: string;
  /** Bucket of the releases. The role reads and lists it, and decrypts by its key: without the list, what is not there yet is answered as forbidden. */
  readonly bucketName: string;
  readonly logGroupName: string;
  /** As Python names the application in the release: `app.main:app`. */
  readonly module: string;
  readonly port: number;
  /** Asked by the load balancer. */
  readonly healthPath: string;
  /** Environment variables of the application: never a secret, only where it lies. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts a Python application (uvicorn) as a service on an instance without internet, from one file in S3: a tar.gz with
 * the application at its root and its virtual environment in `venv/`, made on Ubuntu 24.04 by `/usr/bin/python3 -m venv`,
 * whose interpreter the instances have too.
 *
 * Until there is a release, a placeholder answers 200 on the health path and 503 elsewhere, so that a first apply ends
 * well; each instance looks every 30 seconds and starts the release itself. After that, CI deploys in two steps: it
 * uploads the file to `RELEASE_KEY`, and calls `aws autoscaling start-instance-refresh`, which replaces the instances
 * one after the other (at most one refresh at a time). To go back, it copies the older version of the file over the
 * newest, and refreshes again. An instance that S3 refuses gets no placeholder: it stays unhealthy, and its log says why.
 * @throws Error when a variable of the environment has a name that systemd would leave out without a word.
 */
export function applicationStart(props: ApplicationStartProps): UserDataProps {
  const { region, bucketName, logGroupName, module, port, healthPath, environment } = props;
  const refused = Object.keys(environment).filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (refused.length > 0) throw new Error(`environment must hold names such as "DATABASE_HOST", got "${refused.join('", "')}"`);
  return {
    script: "instances/backend/user-data.sh",
    variables: {
      ...PLACES,
      REGION: region,
      ARTIFACT_URL: `https://${bucketName}.s3.${region}.amazonaws.com/${RELEASE_KEY}`,
      // AWS's bucket of the region, so that the S3 gateway endpoint leads there; its policy must admit it. Source:
      // CloudWatch user guide, "Download the CloudWatch agent package".
      AGENT_URL: `https://amazoncloudwatch-agent-${region}.s3.${region}.amazonaws.com/ubuntu/amd64/latest/amazon-cloudwatch-agent.deb`,
      LOG_GROUP: logGroupName,
      APP_MODULE: module,
      PORT: String(port),
      HEALTH_PATH: healthPath,
      KEEP_ALIVE_SECONDS: String(KEEP_ALIVE_SECONDS),
      RETRY_SECONDS: String(RETRY_SECONDS),
      // AWS's SDK for Python finds no region by itself on an instance.
      SETTINGS: { AWS_DEFAULT_REGION: region, ...environment },
    },
  };
}
