// Tells the origins that a request comes by this distribution. A rotation replaces the value, here and where it is asked for.
function handler(event) {
  event.request.headers["x-origin-verify"] = { value: "not-rotated-yet" };
  return event.request;
}
