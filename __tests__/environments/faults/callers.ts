import { type Fault, OBJECT } from "../corrupted";

const ORIGIN = 'must be an origin such as "https://app.example.com", "http://localhost:5173" or "*"';
const RATE = "must be a whole number of requests per second from 1 to 10000";
const BURST = "must be a whole number of requests from 1 to 5000";

/** Who may call an API of API Gateway, and how often. */
export const callers: Fault[] = [
  ["api", undefined, OBJECT],
  ["api.throttle", undefined, OBJECT],
  ["api.throttle.requestsPerSecond", 0, RATE],
  ["api.throttle.requestsPerSecond", undefined, RATE],
  ["api.throttle.burst", 1e6, BURST],
  ["api.throttle.burst", undefined, BURST],
  ["api.corsOrigins", "*", "must be a list of origins"],
  ["api.corsOrigins", undefined, "must be a list of origins"],
  ["api.corsOrigins", [], "must name an origin"],
  ["api.corsOrigins.0", "app.example.com", ORIGIN],
  ["api.corsOrigins.0", "http://localhost:5173", "must be an https origin in prod"],
  ["api.corsOrigins.0", "*", "must be an https origin in prod"],
];
