/** TCP ports in the VPC of either student helper. */
export const PORTS = {
  http: 80,
  /** FastAPI. */
  backend: 8_000,
  https: 443,
  postgres: 5_432,
} as const;

/** `GET` of it answers 200 as long as the backend works. */
export const HEALTH_PATH = "/api/v1/health";
