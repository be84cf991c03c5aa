import { blocks, type Rule } from "../../rule";

/** The same of instances that start from a template. */
export const templateGivesNoPublicAddress: Rule = {
  controls: ["EC2.25"],
  types: ["aws_launch_template"],
  remedy: (template) => {
    const interfaces = blocks(template, "network_interfaces");
    return interfaces.length > 0 && interfaces.every(({ values }) => String(values.associate_public_ip_address) === "false")
      ? undefined
      : "set associate_public_ip_address to false in network_interfaces";
  },
};
