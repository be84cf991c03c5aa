/** A listener's or a rule's own answer, where nobody behind the load balancer is asked. */
export function answer(statusCode: "403" | "404", messageBody: string) {
  return { type: "fixed-response", fixedResponse: { contentType: "text/plain", messageBody, statusCode } };
}

/** What is answered until a load balancer is told who serves. */
export const NOBODY_SERVES = answer("404", "Not found");

/** Sends requests on to targets. */
export const forwardTo = (targetGroupArn: string) => ({ type: "forward", targetGroupArn });
