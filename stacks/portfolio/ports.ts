/** TCP ports in portfolio's VPC. A service's own is in its running release too, which no apply changes: see the docs before you change it. */
export const PORTS = {
  http: 80,
  https: 443,
  /** Next.js. */
  frontend: 3_000,
  /** FastAPI. */
  backend: 8_000,
  postgres: 5_432,
  redis: 6_379,
} as const;
