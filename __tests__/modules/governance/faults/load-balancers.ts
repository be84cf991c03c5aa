import { type Fault, set } from "./fault";

const balancer = { stack: "portfolio-prod-services", resource: "aws_lb." };
const http = { stack: "portfolio-prod-services", resource: "aws_lb_listener.load-balancer_http_" };
const https = { stack: "portfolio-prod-services", resource: "aws_lb_listener.load-balancer_https_" };

export const balancerFaults = {
  listenerLeadsToHttps: [{ ...http, plant: set("default_action.redirect.protocol", "HTTP"), says: "redirect it to HTTPS" }],
  listenerSpeaksTls: [
    { ...https, plant: set("protocol", "TCP"), says: "set protocol to HTTPS or TLS, and give it a certificate" },
  ],
  listenerUsesStrongTls: ["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", undefined].map((policy) => ({
    ...https,
    plant: set("ssl_policy", policy),
    says: "set ssl_policy to one of ELBSecurityPolicy-TLS13-1-2-2021-06 or stricter",
  })),
  loadBalancerCoversZones: [{ ...balancer, plant: set("subnets", ["subnet-1"]), says: "name subnets of two zones" }],
  loadBalancerDropsInvalidHeaders: [
    { ...balancer, plant: set("drop_invalid_header_fields", undefined), says: "set drop_invalid_header_fields" },
  ],
  loadBalancerIsDefensive: [
    { ...balancer, plant: set("desync_mitigation_mode", "monitor"), says: "set desync_mitigation_mode to defensive" },
  ],
  loadBalancerIsProtected: [
    { ...balancer, plant: set("enable_deletion_protection", false), says: "set enable_deletion_protection" },
  ],
  loadBalancerLogsAccess: [set("access_logs", undefined), set("access_logs.enabled", false)].map((plant) => ({
    ...balancer,
    plant,
    says: "set access_logs",
  })),
} satisfies Record<string, readonly Fault[]>;
