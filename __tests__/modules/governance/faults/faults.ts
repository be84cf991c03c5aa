import type { RuleName } from "../../../../modules/governance/rules";
import { accountFaults } from "./account";
import { apiFaults } from "./api";
import { cacheFaults } from "./cache";
import { computeFaults } from "./compute";
import { databaseFaults } from "./database";
import { edgeFaults } from "./edge";
import type { Fault } from "./fault";
import { messagingFaults } from "./messaging";
import { networkingFaults } from "./networking";
import { securityFaults } from "./security";
import { storageFaults } from "./storage";

/** Faults that every rule must speak of. */
export const faults: Record<RuleName, readonly Fault[]> = {
  ...accountFaults,
  ...apiFaults,
  ...cacheFaults,
  ...computeFaults,
  ...databaseFaults,
  ...edgeFaults,
  ...messagingFaults,
  ...networkingFaults,
  ...securityFaults,
  ...storageFaults,
};
