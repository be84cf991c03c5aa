/**
 * Types that neither emulator has and no few lines would give it, by the reason. A rehearsal leaves them out, with
 * whatever reads them, and says so; `mock-apply` still checks their arguments against the provider's schema.
 */
export const notRehearsed: Readonly<Record<string, string>> = {
  aws_ce_anomaly_monitor: "Cost Explorer is in neither emulator, but for cost categories",
  aws_ce_anomaly_subscription: "Cost Explorer is in neither emulator, but for cost categories",
  aws_lambda_invocation: "the function would really run, and its database has no PostgreSQL behind it",
};
