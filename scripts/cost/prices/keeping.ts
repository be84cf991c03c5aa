import type { Price } from "./price";

const EVERY = "every region";

/** What guards and watches; one price everywhere. */
export const keeping: readonly Price[] = [
  { service: "web ACLs", what: "web ACL", per: "month", dollars: 5, regions: EVERY, from: "infracost" },
  { service: "web ACLs", what: "rule of a web ACL", per: "month", dollars: 1, regions: EVERY, from: "infracost" },
  { service: "keys", what: "key", per: "month", dollars: 1, regions: EVERY, from: "infracost" },
  { service: "secrets", what: "secret", per: "month", dollars: 0.4, regions: EVERY, from: "infracost" },
  { service: "alarms", what: "metric of an alarm", per: "month", dollars: 0.1, regions: EVERY, from: "infracost" },
  {
    service: "alarms",
    what: "metric of an alarm, high resolution",
    per: "month",
    dollars: 0.3,
    regions: EVERY,
    from: "infracost",
  },
  { service: "alarms", what: "composite alarm", per: "month", dollars: 0.5, regions: EVERY, from: "memory" },
  { service: "dashboards", what: "dashboard", per: "month", dollars: 3, regions: EVERY, from: "infracost" },
];
