import { at, type Rule } from "../../rule";

/** Who comes in clear is sent to HTTPS. */
export const listenerLeadsToHttps: Rule = {
  controls: ["ELB.1"],
  types: ["aws_lb_listener"],
  concerns: ({ values }) => (values.protocol ?? "HTTP") === "HTTP",
  remedy: (listener) => (at(listener, "default_action.redirect.protocol") === "HTTPS" ? undefined : "redirect it to HTTPS"),
};
