import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { stopLocalAws } from "./local-aws/local-aws";
import { DEFAULT_FOLDER } from "./rehearsal/places";
import { runScript } from "./terraform/user-error";

/** `npm stop`: ends the local AWS and removes all that was applied to it; the emulators stay installed. */
async function stop(): Promise<void> {
  const { values } = parseArgs({ options: { folder: { type: "string" } } });
  const folder = resolve(values.folder ?? DEFAULT_FOLDER);
  const ran = await stopLocalAws(folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(ran ? "The local AWS has ended, and all that was in it is gone." : "No local AWS was running.");
}

runScript(stop);
