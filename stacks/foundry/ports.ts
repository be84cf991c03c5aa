/** TCP ports of foundry. A service's own is in its image too, which no apply changes: see the docs before you change it. */
export const PORTS = {
  https: 443,
  /** React's build, served. */
  web: 8_080,
  /** Go, GraphQL. */
  api: 8_081,
  /** FastAPI, or a server of models. */
  ai: 8_000,
  postgres: 5_432,
} as const;
