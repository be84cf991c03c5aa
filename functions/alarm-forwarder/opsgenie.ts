import type { Notice } from "./notice";
import type { Request } from "./request";

const ADDRESS = "https://api.opsgenie.com/v2/alerts";
/** Longest parts of an alert. Source: Opsgenie documentation, "Alert API". */
const MAX_MESSAGE = 130;
const MAX_ALIAS = 512;
const MAX_DESCRIPTION = 15_000;
const MAX_SOURCE = 100;

/** What the secret holds for Opsgenie. */
export interface OpsgenieSecret {
  /** Key of an integration of type "API". */
  readonly apiKey: string;
  /** Another address than that of the US region. */
  readonly url?: string;
}

/** The request that makes an alert, or closes it. */
export function opsgenieAlert({ apiKey, url = ADDRESS }: OpsgenieSecret, notice: Notice): Request {
  const { key, status, severity, summary, source, text } = notice;
  const headers = { authorization: `GenieKey ${apiKey}` };
  const alias = key.slice(0, MAX_ALIAS);
  const from = source.slice(0, MAX_SOURCE);
  if (status === "resolved") {
    return { url: `${url}/${encodeURIComponent(alias)}/close?identifierType=alias`, headers, body: { source: from } };
  }
  return {
    url,
    headers,
    body: {
      message: summary.slice(0, MAX_MESSAGE),
      alias,
      description: text.slice(0, MAX_DESCRIPTION),
      source: from,
      priority: severity === "critical" ? "P1" : "P3",
    },
  };
}
