/** What pages of an allowed origin may do, the same for every API. */
export const CORS = {
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
  headers: ["Authorization", "Content-Type", "Idempotency-Key", "X-Amzn-Trace-Id", "X-Request-Id"],
  /** Seconds a browser may remember an answer; Chromium forgets it after two hours anyway. */
  maxAgeSeconds: 7_200,
};

/** Whether scripts of any site may call: a lone `*`, which allows no credentials. */
export const isEveryone = (origins: readonly string[]) => origins.includes("*");
