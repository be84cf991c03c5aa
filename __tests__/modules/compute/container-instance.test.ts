import { containerInstanceStatements } from "../../../modules/compute/container-instance";

const CLUSTER = "arn:aws:ecs:us-east-1:111111111111:cluster/shop-test";
const statements = containerInstanceStatements(CLUSTER);
const letting = (action: string) => statements.filter(({ Action }) => [Action].flat().includes(action));

/** Actions that IAM checks against the cluster's ARN, and knows no condition for. */
test.each([
  "ecs:RegisterContainerInstance",
  "ecs:DeregisterContainerInstance",
  "ecs:SubmitContainerStateChange",
  "ecs:SubmitTaskStateChange",
  "ecs:SubmitAttachmentStateChanges",
])("the agent may call %s for its own cluster", (action) => {
  expect(letting(action)).toEqual([expect.objectContaining({ Effect: "Allow", Resource: CLUSTER })]);
  expect(letting(action)[0]).not.toHaveProperty("Condition");
});

/** Actions that IAM checks against an instance, whose number nobody knows before. */
test.each(["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"])(
  "the agent may call %s for any instance of its own cluster",
  (action) => {
    expect(letting(action)).toEqual([
      expect.objectContaining({ Resource: "*", Condition: { ArnEquals: { "ecs:cluster": CLUSTER } } }),
    ]);
  },
);

test("without a cluster it may only ask where to poll: no service, no task and no image is its business", () => {
  const free = statements.filter(({ Resource, Condition }) => Resource === "*" && !Condition);
  expect(free.flatMap(({ Action }) => Action)).toEqual(["ecs:DiscoverPollEndpoint"]);
  const others = statements.flatMap(({ Action }) => Action).filter((action) => !/^ecs:[A-Z]\w+$/.test(action));
  expect(others).toEqual([]);
});
