import { register as require } from "tsx/cjs/api";
import { register as load } from "tsx/esm/api";

/** Runs once in each process of the unit tests, which load TypeScript as `npm run synth` does. */
export default function begin() {
  require();
  load();
}
