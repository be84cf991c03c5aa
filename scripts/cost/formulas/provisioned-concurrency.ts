import { valuesAt } from "../../docs/estate";
import { UserError } from "../../terraform/user-error";
import { type Formula, part } from "../formula";

/** What keeps instances of a function warm, whether they are called or not. */
export const provisionedConcurrency: Formula = (config, estate) => {
  const [code] = estate.leads(config, "function_name");
  if (!code) throw new UserError(`${config.address} in ${config.stack} must name a function to be counted.`);
  const processor = valuesAt(code, "architectures").includes("arm64") ? "ARM" : "x86";
  const gib = Number(code.values.memory_size ?? 128) / 1_024;
  return part(
    "compute",
    `GiB kept warm, ${processor}`,
    config.region,
    gib * Number(config.values.provisioned_concurrent_executions),
  );
};
