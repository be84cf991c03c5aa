import { inOrder } from "../shared/in-order";
import type { ContainerShell } from "./ecs-cluster";
import { traceCollector } from "./trace-collector";

/** A secret's current value, by its ARN; or the value that was current before, while a rotation's two are both in use. */
export type SecretReference = string | { readonly arn: string; readonly versionStage: "AWSPREVIOUS" };

/** What runs in each task of a service, whichever image it is. The image must have `wget`: ECS checks the container by it. */
export interface ServiceContainer {
  /** It must listen on all addresses, 127.0.0.1 too. Not below 1024: those are root's. */
  readonly port: number;
  /** Answers a GET with 2xx or 3xx while the container is well, without help from anything else. */
  readonly healthPath: string;
  /** Number of user and of group, e.g. `1000:1000`; never root. */
  readonly user: string;
  /**
   * The root file system is read-only, and each of these paths is an empty volume that goes with the task. Fargate gives
   * a volume to root, mode 0755, unless the image declares that very path as `VOLUME`: then it gets the owner and the
   * content that the image has there. Source: ECS developer guide, "Use bind mounts".
   */
  readonly writablePaths: readonly string[];
  /** Plain text, for everybody who may see the task definition: never a secret. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables whose value ECS reads from Secrets Manager when it starts a task: by the variable's name. */
  readonly secrets: Readonly<Record<string, SecretReference>>;
  /** Repositories that images are pulled from; none when all are public. */
  readonly repositoryArns: readonly string[];
  /** `x-ray`: a collector beside it takes traces by OTLP and sends them there. Its task role needs `sendsTraces`. @default none */
  readonly traces?: "x-ray";
}

/** What ECS starts and where its output goes. */
export interface ContainerStart {
  readonly name: string;
  readonly image: string;
  /** In place of the image's own. */
  readonly command?: readonly string[];
  readonly logs: ContainerLogs;
  readonly shell: ContainerShell;
  /** What it has of the instance that it runs on. @default nothing, as on Fargate */
  readonly host?: ContainerHost;
}

/** Parts of an EC2 instance that a container has for itself. */
export interface ContainerHost {
  /** Graphics processors. */
  readonly gpus: number;
  /** Of the task's memory, for what its processes hand to each other: a model that is spread over processors needs some GiB. */
  readonly sharedMemoryMiB: number;
  /** Folders of the instance, by the path in the container; they outlive it. */
  readonly folders: Readonly<Record<string, string>>;
}

/** The log group that containers write to. */
export interface ContainerLogs {
  readonly group: string;
  readonly region: string;
}

/** Where the agent of ECS Exec writes. It runs as root, whom Fargate gives the volumes. */
const AGENT_PATHS = ["/var/lib/amazon", "/var/log/amazon"];
/** Seconds from ECS's SIGTERM to its SIGKILL: time to finish requests. At most 120. Source: ECS developer guide, "Task definition parameters". */
const STOP_SECONDS = 30;
/** A container that stays unhealthy for three checks is replaced; what it does in its first minute does not count. */
const HEALTH = { interval: 30, timeout: 5, retries: 3, startPeriod: 60 };
/** The same where an application first loads a model: a quarter of an hour in all. ECS takes no longer start period. */
const PATIENT_HEALTH = { interval: 60, timeout: 5, retries: 10, startPeriod: 300 };
/** Memory for lines that CloudWatch did not take yet. When it is full, lines are lost; a container that waits would not answer. */
const LOG_MODE = { mode: "non-blocking", "max-buffer-size": "4m" };

/** Paths that get a volume, and the volumes' names. */
export function volumesOf(
  { writablePaths }: Pick<ServiceContainer, "writablePaths">,
  shell: ContainerShell,
): { name: string; path: string }[] {
  const paths = [...writablePaths, ...(shell === "ecs-exec" ? AGENT_PATHS : [])];
  return paths.map((path) => ({ name: volumeName(path), path }));
}

/** Folders of the instance as volumes, by the path in the container. */
export const hostVolumes = (host: ContainerHost | undefined): { name: string; path: string; hostPath: string }[] =>
  Object.entries(host?.folders ?? {}).map(([path, hostPath]) => ({ name: volumeName(path), path, hostPath }));

const volumeName = (path: string) => path.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-|-$/g, "");

/**
 * The task definition's containers as JSON, in one order whatever the order they are given in. What ECS adds by itself
 * is written out: the provider compares this text with what ECS returns, and a difference would be a new revision with
 * every apply.
 */
export function containerDefinitions(container: ServiceContainer, start: ContainerStart): string {
  const { port, healthPath, user, variables, secrets, traces } = container;
  const { name, image, command, logs, shell, host } = start;
  const definition = {
    name,
    image,
    ...(command && { command }),
    cpu: 0,
    essential: true,
    user,
    readonlyRootFilesystem: true,
    linuxParameters: {
      // ECS Exec enters as root and needs what root may do.
      ...(shell === "none" && { capabilities: { add: [], drop: ["ALL"] } }),
      initProcessEnabled: true,
      ...(host && { sharedMemorySize: host.sharedMemoryMiB }),
    },
    portMappings: [{ containerPort: port, hostPort: port, protocol: "tcp" }],
    environment: inOrder(variables).map(([key, value]) => ({ name: key, value })),
    ...(Object.keys(secrets).length > 0 && {
      secrets: inOrder(secrets).map(([key, secret]) => ({ name: key, valueFrom: valueFrom(secret) })),
    }),
    mountPoints: [...volumesOf(container, shell), ...hostVolumes(host)].map((volume) => ({
      sourceVolume: volume.name,
      containerPath: volume.path,
      readOnly: false,
    })),
    volumesFrom: [],
    systemControls: [],
    ...(host && { resourceRequirements: [{ type: "GPU", value: String(host.gpus) }] }),
    // A GET, because not every framework answers HEAD.
    healthCheck: {
      command: ["CMD", "wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${healthPath}`],
      ...(host ? PATIENT_HEALTH : HEALTH),
    },
    stopTimeout: STOP_SECONDS,
    logConfiguration: logConfiguration(logs, "task"),
  };
  return JSON.stringify([definition, ...(traces ? [traceCollector(logConfiguration(logs, "traces"))] : [])]);
}

const logConfiguration = ({ group, region }: ContainerLogs, stream: string) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": stream, ...LOG_MODE },
});

/** As ECS reads it: ARN, JSON key, version stage, version id. Source: ECS developer guide, "Pass Secrets Manager secrets". */
const valueFrom = (secret: SecretReference) => (typeof secret === "string" ? secret : `${secret.arn}::${secret.versionStage}:`);
