import type { Estate } from "../docs/estate";
import { cardsAt, type Wire } from "./wires";

/** A vault's plans, and what is in them. */
export function backupWires(estate: Estate): Wire[] {
  const saved = estate
    .of("aws_backup_selection")
    .flatMap((selection) =>
      cardsAt(estate, selection, "plan_id").flatMap((vault) =>
        cardsAt(estate, selection, "resources").map(
          (from): Wire => ({ from, to: vault, label: "backed up", panel: "recovery", by: "resource" }),
        ),
      ),
    );
  const copied = estate
    .of("aws_backup_plan")
    .flatMap((plan) =>
      cardsAt(estate, plan, "rule.target_vault_name").flatMap((from) =>
        cardsAt(estate, plan, "rule.copy_action.destination_vault_arn").map(
          (to): Wire => ({ from, to, label: "copied", panel: "recovery", by: "resource" }),
        ),
      ),
    );
  return [...saved, ...copied];
}
