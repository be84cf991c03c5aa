import { nonprod } from "./accounts/nonprod";
import { prod as prodAccount } from "./accounts/prod";
import { dev as partnerDev } from "./partner/dev";
import { prod as partnerProd } from "./partner/prod";
import { staging as partnerStaging } from "./partner/staging";
import { dev as portfolioDev } from "./portfolio/dev";
import { prod as portfolioProd } from "./portfolio/prod";
import { staging as portfolioStaging } from "./portfolio/staging";

/** Every account and every environment of every system, under the names of their files. */
export const catalogue = {
  accounts: { nonprod, prod: prodAccount },
  systems: {
    partner: { dev: partnerDev, staging: partnerStaging, prod: partnerProd },
    portfolio: { dev: portfolioDev, staging: portfolioStaging, prod: portfolioProd },
  },
};
