/**
 * A runtime that fails every event, so that a message goes back to its queue and none is taken for done. It asks for
 * nothing but bash and curl, which Lambda's base images for custom runtimes bring.
 * Source: Lambda developer guide, "Using the Lambda runtime API for custom runtimes".
 */
export const RUNTIME = `#!/bin/bash
invocations="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
failure='{"errorType":"NothingDeployed","errorMessage":"Nothing was deployed here yet"}'
while true; do
  id=$(curl -sSf -o /dev/null -w '%header{lambda-runtime-aws-request-id}' "$invocations/next") || exit 1
  echo "Nothing was deployed here yet: $id goes back"
  curl -sSf -o /dev/null -H 'Content-Type: application/json' -d "$failure" "$invocations/$id/error" || exit 1
done
`;
