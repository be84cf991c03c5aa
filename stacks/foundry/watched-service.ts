/** A service on App Runner, as it is watched. */
export interface WatchedRunner {
  readonly role: string;
  readonly serviceName: string;
  readonly serviceId: string;
  /** Where App Runner writes what it does with the service. */
  readonly serviceLogGroup: string;
}

/** A service of ECS, as it is watched. */
export interface WatchedTasks {
  readonly role: string;
  readonly clusterName: string;
  readonly serviceName: string;
  /** Tasks that must always run. */
  readonly leastTasks: number;
}

/** A load balancer and its targets, as they are watched. */
export interface WatchedBalancer {
  readonly role: string;
  readonly arnSuffix: string;
  /** By role word. */
  readonly targets: Readonly<Record<string, string>>;
}

/** What of a stack of services is watched, whatever they run on. */
export interface WatchedServices {
  readonly runners: readonly WatchedRunner[];
  readonly tasks: readonly WatchedTasks[];
  readonly balancers: readonly WatchedBalancer[];
}
