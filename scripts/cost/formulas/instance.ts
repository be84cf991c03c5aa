import type { Formula } from "../formula";
import { disksAt, machines } from "./machine";

export const instance: Formula = (resource) =>
  machines({
    region: resource.region,
    type: String(resource.values.instance_type),
    many: 1,
    disks: [...disksAt(resource, "root_block_device"), ...disksAt(resource, "ebs_block_device")],
    monitored: resource.values.monitoring === true,
    publicAddress: resource.values.associate_public_ip_address === true,
  });
