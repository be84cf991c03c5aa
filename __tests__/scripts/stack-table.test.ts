import { stackTable } from "../../scripts/docs/stack-table";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

test.each(["partner", "portfolio", "student-helper", "student-helper-v1", "foundry"])(
  "a row of %s counts the resources of one layer in each environment",
  (system) => {
    const rows = stackTable(outdir, system).split("\n");
    const counts = ["dev", "staging", "prod"].map(
      (environment) => resourcesIn(outdir, `${system}-${environment}-watching`).length,
    );
    const watching = rows.find((row) => row.includes("`watching`"));
    expect(watching?.split("|").slice(2, 5).map(Number)).toEqual(counts);
    expect(counts[2]).toBeGreaterThan(counts[0]);
  },
);

test("a layer that an environment does not have is a dash there", () => {
  const recovery = stackTable(outdir, "portfolio")
    .split("\n")
    .find((row) => row.includes("`recovery`"));
  const cells = recovery?.split("|").map((cell) => cell.trim());
  expect(cells?.slice(1, 4)).toEqual(["`recovery`", "–", "–"]);
});
