import { STEPS } from "../fake-secrets";
import { DISTRIBUTION, FIRST_VALUE, type HeaderEdge } from "./header-edge";
import { type begunOn, made, SETTLED } from "./header-rotation";

/** A rotation of the header, and what differs from the others'. */
export interface Rotation<Edge extends HeaderEdge> {
  edge(sent?: string, accepted?: string[]): Edge;
  begun(edge: Edge): ReturnType<typeof begunOn>;
  readonly waitSeconds: number;
  /** Calls that look at what is sent. */
  readonly looks: readonly string[];
  /** A rotation takes more than so many calls. */
  readonly moreCallsThan: number;
}

/** Tests that whatever comes between the steps, no edge location's requests are refused and nobody's change is lost. */
export function survivesInterruptions<Edge extends HeaderEdge>(rotation: Rotation<Edge>): void {
  const { edge: make, begun, waitSeconds, looks, moreCallsThan } = rotation;

  /** As Secrets Manager does: a step that fails is called again. */
  async function patiently(edge: Edge): Promise<number> {
    const { step } = begun(edge);
    let failed = 0;
    for (const name of STEPS) {
      await step(name).catch(() => {
        failed += 1;
        return step(name);
      });
    }
    return failed;
  }

  async function callsOf(edge: Edge): Promise<number> {
    await patiently(edge);
    return edge.calls.length;
  }

  describe.each([
    { from: "Terraform's first value", start: () => make(), accepted: [made(1)] },
    { from: "a value of an earlier rotation", start: () => make(made(8), SETTLED), accepted: [made(1), made(8)] },
  ])("from $from", ({ start, accepted }) => {
    test.each(["before", "after"] as const)(
      "whichever call fails, %s it is done, no request is refused and the end is the same",
      async (fails) => {
        const calls = await callsOf(start());
        expect(calls).toBeGreaterThan(moreCallsThan);
        for (let call = 1; call <= calls; call++) {
          const edge = start();
          edge.fails = { [call]: fails };
          const failed = await patiently(edge);
          expect([call, failed, edge.sent, edge.accepted, edge.refusals]).toEqual([call, 1, made(1), accepted, []]);
        }
      },
    );

    test("a second update that comes while the first is under way changes nothing", async () => {
      const edge = start();
      const { step } = begun(edge);
      for (const name of ["createSecret", "setSecret"]) await step(name);
      const before = edge.calls.length;
      await step("setSecret");
      expect(edge.calls.slice(before).map(({ name }) => name)).toEqual(looks);
      expect(edge.refusals).toEqual([]);
    });
  });

  test("while somebody's change is under way nothing is set; afterwards it is", async () => {
    const edge = make(made(8), SETTLED);
    const { step } = begun(edge);
    await step("createSecret");
    edge.kept()();
    await expect(step("setSecret")).rejects.toThrow(
      `distribution ${DISTRIBUTION} must be Deployed before its header is changed, it is InProgress`,
    );
    expect([edge.sent, edge.accepted]).toEqual([made(8), SETTLED]);
    edge.deployed();
    for (const name of STEPS.slice(1)) await step(name);
    expect([edge.sent, edge.accepted, edge.refusals]).toEqual([made(1), [made(1), made(8)], []]);
  });

  test("a change that does not reach all edge locations in time does not become current, and is waited for again", async () => {
    const edge = make();
    edge.deploySeconds = 1_000;
    const { secrets, step } = begun(edge);
    for (const name of ["createSecret", "setSecret"]) await step(name);
    await expect(step("testSecret")).rejects.toThrow(
      `distribution ${DISTRIBUTION} must be Deployed within ${waitSeconds} s, it is InProgress`,
    );
    expect(secrets.holderOf("AWSCURRENT")?.[0]).toBe("first");
    for (const name of ["testSecret", "finishSecret"]) await step(name);
    expect([edge.accepted, edge.refusals]).toEqual([[made(1)], []]);
  });

  test("an apply that puts the value before back does no harm, and the step tells of it", async () => {
    const edge = make(made(8), SETTLED);
    const putBack = edge.kept();
    const { step } = begun(edge);
    for (const name of ["createSecret", "setSecret"]) await step(name);
    putBack();
    await expect(step("testSecret")).rejects.toThrow(`distribution ${DISTRIBUTION} must send the new X-Origin-Verify`);
    expect(edge.refusals).toEqual([]);
  });

  test("the first value stays accepted where an apply put it back before the end", async () => {
    const edge = make();
    const putBack = edge.kept();
    const { step } = begun(edge);
    for (const name of STEPS.slice(0, 3)) await step(name);
    putBack();
    const problem = `distribution ${DISTRIBUTION} must send a secret X-Origin-Verify that its origin accepts`;
    await expect(step("finishSecret")).rejects.toThrow(problem);
    expect([edge.accepted, edge.refusals]).toEqual([[made(1), FIRST_VALUE], []]);
  });

  test("the first value stays accepted as long as any edge location may send it again", async () => {
    const edge = make();
    const putBack = edge.kept();
    const { step } = begun(edge);
    for (const name of STEPS.slice(0, 3)) await step(name);
    const setAgain = edge.kept();
    for (const apply of [putBack, setAgain]) apply();
    await step("finishSecret");
    expect([edge.status, edge.accepted, edge.refusals]).toEqual(["Deployed", [made(1)], []]);
  });
}
