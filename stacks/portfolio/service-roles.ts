import type { PathRoute } from "../../modules/edge/target-group";
import { PORTS } from "./ports";

/** The two services, by role word. */
export type ServiceRole = "frontend" | "backend";

interface ServiceShape {
  readonly port: number;
  readonly healthPath: string;
  /** What the load balancer sends it. */
  readonly route: "everything-else" | PathRoute;
  /** Where the application must write; all else of its file system is read-only. */
  readonly writablePaths: readonly string[];
}

/** What each service is, in every environment. */
export const SERVICES: Readonly<Record<ServiceRole, ServiceShape>> = {
  /** Next.js, which keeps pages it has rendered and images it has resized. */
  frontend: {
    port: PORTS.frontend,
    healthPath: "/",
    route: "everything-else",
    writablePaths: ["/tmp", "/app/.next/cache"],
  },
  /** FastAPI. */
  backend: {
    port: PORTS.backend,
    healthPath: "/api/v1/health",
    route: { paths: ["/api/*"], priority: 10 },
    writablePaths: ["/tmp"],
  },
};

/** The two services, by role word. */
export const SERVICE_ROLES = ["frontend", "backend"] as const satisfies readonly ServiceRole[];
