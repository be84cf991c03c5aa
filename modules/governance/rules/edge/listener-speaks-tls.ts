import { at, type Rule } from "../../rule";

/** Nothing is served in clear, but for redirects. */
export const listenerSpeaksTls: Rule = {
  controls: ["ELB.18"],
  types: ["aws_lb_listener"],
  concerns: (listener) => at(listener, "default_action.redirect") === undefined,
  remedy: (listener) =>
    ["HTTPS", "TLS"].includes(String(listener.values.protocol))
      ? undefined
      : "set protocol to HTTPS or TLS, and give it a certificate",
};
