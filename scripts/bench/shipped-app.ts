import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../rehearsal/places";

/** The command that `cdktf.json` runs `main.ts` with, for `main.ts` or another app. */
export function shippedApp(entry = "main.ts"): readonly string[] {
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };
  return app.split(" ").map((word) => (word === "main.ts" ? entry : word));
}
