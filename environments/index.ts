import { nonprod } from "./accounts/nonprod";
import { prod as prodAccount } from "./accounts/prod";
import { dev as foundryDev } from "./foundry/dev";
import { prod as foundryProd } from "./foundry/prod";
import { staging as foundryStaging } from "./foundry/staging";
import { handovers } from "./handovers";
import { imports } from "./imports";
import { moves } from "./moves";
import { dev as partnerDev } from "./partner/dev";
import { prod as partnerProd } from "./partner/prod";
import { staging as partnerStaging } from "./partner/staging";
import { dev as portfolioDev } from "./portfolio/dev";
import { prod as portfolioProd } from "./portfolio/prod";
import { staging as portfolioStaging } from "./portfolio/staging";
import { removals } from "./removals";
import { dev as studentHelperDev } from "./student-helper/dev";
import { prod as studentHelperProd } from "./student-helper/prod";
import { staging as studentHelperStaging } from "./student-helper/staging";
import { dev as studentHelperV1Dev } from "./student-helper-v1/dev";
import { prod as studentHelperV1Prod } from "./student-helper-v1/prod";
import { staging as studentHelperV1Staging } from "./student-helper-v1/staging";

/** Every account and every environment of every system, under the names of their files; and what joins, changes or leaves stacks. */
export const catalogue = {
  accounts: { nonprod, prod: prodAccount },
  systems: {
    partner: { dev: partnerDev, staging: partnerStaging, prod: partnerProd },
    portfolio: { dev: portfolioDev, staging: portfolioStaging, prod: portfolioProd },
    "student-helper": { dev: studentHelperDev, staging: studentHelperStaging, prod: studentHelperProd },
    "student-helper-v1": { dev: studentHelperV1Dev, staging: studentHelperV1Staging, prod: studentHelperV1Prod },
    foundry: { dev: foundryDev, staging: foundryStaging, prod: foundryProd },
  },
  imports,
  handovers,
  moves,
  removals,
};
