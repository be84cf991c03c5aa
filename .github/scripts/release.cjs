// Rolls a new image out to an ECS service: node release.cjs <cluster> <service> <image>
//
// The family <service> is the template, which Terraform writes with a placeholder image. Its newest revision, with the
// image in and the placeholder's command out, becomes a revision of the family <service>-release. Then the service is
// updated, and this ends when the deployment did: with 1 when ECS gave up and went back to the one before.
// Needs Node.js and the AWS CLI, nothing else.
const { execFileSync } = require("node:child_process");

/** What describing a task definition answers and registering one does not take. */
const ANSWERED_ONLY = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
];
const POLL_SECONDS = Number(process.env.POLL_SECONDS ?? 10);
/** A deployment that ECS neither ends nor gives up in this time is a failed one. */
const MOST_MINUTES = Number(process.env.MOST_MINUTES ?? 30);

/** What to register, made of the template as `aws ecs describe-task-definition --include TAGS` answers it. */
function releaseOf({ taskDefinition, tags = [] }, container, image) {
  const release = Object.fromEntries(Object.entries(taskDefinition).filter(([name]) => !ANSWERED_ONLY.includes(name)));
  const containers = release.containerDefinitions ?? [];
  if (!containers.some(({ name }) => name === container)) throw new Error(`${release.family} has no container ${container}`);
  release.containerDefinitions = containers.map((each) => {
    if (each.name !== container) return each;
    const { command: _placeholder, ...kept } = each;
    return { ...kept, image };
  });
  return { ...release, family: `${release.family}-release`, ...(tags.length > 0 && { tags }) };
}

const aws = (...args) =>
  JSON.parse(execFileSync("aws", [...args, "--output", "json"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }));
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function main([cluster, service, image]) {
  if (!image) throw new Error("usage: node release.cjs <cluster> <service> <image>");
  const template = aws("ecs", "describe-task-definition", "--task-definition", service, "--include", "TAGS");
  const release = releaseOf(template, service, image);
  const registered = aws("ecs", "register-task-definition", "--cli-input-json", JSON.stringify(release));
  const arn = registered.taskDefinition.taskDefinitionArn;
  console.log(`${image} is ${arn}`);
  aws("ecs", "update-service", "--cluster", cluster, "--service", service, "--task-definition", arn);
  await settled(cluster, service, arn);
  console.log(`${service} runs ${arn}`);
}

/** Ends when the service runs the release; throws when it runs another one again, or does not get there in time. */
async function settled(cluster, service, arn) {
  // What was changed a moment ago is not always described at once.
  let seen = false;
  for (const begun = Date.now(); ; await wait(POLL_SECONDS)) {
    const [found] = aws("ecs", "describe-services", "--cluster", cluster, "--services", service).services;
    if (!found) throw new Error(`${cluster} has no service ${service}`);
    const deployment = found.deployments.find(({ taskDefinition }) => taskDefinition === arn);
    seen ||= deployment !== undefined;
    const said = (found.events ?? []).slice(0, 5).map(({ message }) => `  ${message}`);
    if (deployment?.rolloutState === "FAILED" || (seen && !deployment)) {
      const reason = deployment?.rolloutStateReason ?? `it runs ${found.taskDefinition}`;
      throw new Error([`${service} went back to what it ran before: ${reason}`, ...said].join("\n"));
    }
    if (deployment?.rolloutState === "COMPLETED") return;
    if (Date.now() - begun > MOST_MINUTES * 60_000) {
      throw new Error([`${service} did not settle in ${MOST_MINUTES} minutes`, ...said].join("\n"));
    }
    if (deployment)
      console.log(`${deployment.runningCount} of ${deployment.desiredCount} tasks run, ${deployment.failedTasks ?? 0} failed`);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
