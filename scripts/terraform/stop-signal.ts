const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Aborted by the first Ctrl-C or polite request to end; later ones do nothing. A terminal sends Ctrl-C to every process
 * at once and npm passes it on again, so the same wish comes more than once.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => stopping.abort());
  return stopping.signal;
}
