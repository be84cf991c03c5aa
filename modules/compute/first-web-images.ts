import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { ImageRepository } from "../storage/image-repository";
import { seedingFunction, seedingRun } from "./first-image";
import type { FunctionHome, LambdaFunction } from "./lambda-function";
import { placeholderContainer } from "./placeholder-container";

/** Longest tag of an image, and what it is made of. Source: OCI distribution specification, "Pulling manifests". */
const MAX_TAG = 128;
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]*$/;
/** The user `node` and its group, as the base image numbers them: no port below 1024 is theirs to listen on. */
const USER = "1000:1000";
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65_535;

/** Where an image goes to, and where what it runs listens. */
export interface FirstWebImage {
  readonly repository: ImageRepository;
  /** 1024 to 65535: an unprivileged user runs it. */
  readonly port: number;
}

export interface FirstWebImagesProps<TRole extends string> {
  /** Name of the function that puts them there. */
  readonly name: string;
  /** Outside of any VPC: the base image comes from a public registry. */
  readonly home: FunctionHome;
  /** By what each service is for; the role is part of the address, and `function` is none. */
  readonly images: Readonly<Record<TRole, FirstWebImage>>;
  /** Which tag the services run. */
  readonly tag: string;
}

/**
 * The images that web services are made with before CI pushed any, put into their repositories during the apply without
 * Docker: a function copies a public image of Node.js that answers 200 to every request, as an unprivileged user. App
 * Runner cannot make a service without an image. A tag that is taken stays, so running it again does no harm. One is about
 * 55 MB, and copied within a minute.
 */
export class FirstWebImages<TRole extends string> extends Construct {
  readonly imageUris: Readonly<Record<TRole, string>>;
  /** What a service that is made with its image waits for. */
  readonly ready: Readonly<Record<TRole, ITerraformDependable[]>>;
  readonly worker: LambdaFunction;

  constructor(scope: Construct, id: string, { name, home, images, tag }: FirstWebImagesProps<TRole>) {
    super(scope, id);
    const roles = Object.keys(images) as TRole[];
    check(this, [
      nameProblem("tag", tag, MAX_TAG, TAG),
      roles.length === 0 && "images must name one repository or more, got none",
      ...roles.map((role) => portProblem(role, images[role].port)),
    ]);
    const arns = roles.map((role) => images[role].repository.arn);
    this.worker = seedingFunction(this, { name, description: "Puts first images into repositories", home }, arns);
    const uris: Partial<Record<TRole, string>> = {};
    const ready: Partial<Record<TRole, ITerraformDependable[]>> = {};
    for (const role of roles) {
      const { repository, port } = images[role];
      const { image: base, command } = placeholderContainer(port);
      const placeholder = { kind: "web", command, user: USER } as const;
      uris[role] = `${repository.url}:${tag}`;
      ready[role] = [seedingRun(this, role, this.worker, { repositoryUri: repository.url, tag, base, placeholder })];
    }
    this.imageUris = uris as Record<TRole, string>;
    this.ready = ready as Record<TRole, ITerraformDependable[]>;
  }
}

const portProblem = (role: string, port: number): string | false =>
  !(Number.isInteger(port) && port >= LOWEST_PORT && port <= HIGHEST_PORT) &&
  `images.${role}.port must be ${LOWEST_PORT} to ${HIGHEST_PORT}, got ${port}`;
