import type { Json, Rule } from "../../rule";

/** No state and no synthesized file holds a master password. A replica has none of its own. */
export const databaseHidesItsPassword: Rule = {
  controls: [],
  types: ["aws_db_instance"],
  remedy: ({ values }) => {
    const isHidden = values.manage_master_user_password || isEphemeral(values.password_wo) || "replicate_source_db" in values;
    return "password" in values || !isHidden
      ? "let RDS manage the master password, or hand an ephemeral one over by password_wo"
      : undefined;
  },
};

const isEphemeral = (password: Json | undefined) => typeof password === "string" && password.startsWith("${ephemeral.");
