import { lifecycleOf } from "../../../modules/shared/posture";

test.each([
  { data: "durable", lifecycle: { preventDestroy: true } },
  { data: "disposable", lifecycle: undefined },
] as const)("Terraform's lock on $data data is $lifecycle", ({ data, lifecycle }) => {
  expect(lifecycleOf(data)).toEqual(lifecycle);
});
