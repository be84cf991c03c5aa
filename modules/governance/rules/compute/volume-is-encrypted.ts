import { blocks, isOn, type Rule } from "../../rule";

/** The disks of instances are encrypted. */
export const volumeIsEncrypted: Rule = {
  controls: ["EC2.3"],
  types: ["aws_instance", "aws_launch_template", "aws_ebs_volume"],
  remedy: (resource) => {
    const volumes =
      resource.type === "aws_ebs_volume"
        ? [resource]
        : [
            ...blocks(resource, "root_block_device"),
            ...blocks(resource, "ebs_block_device"),
            ...blocks(resource, "block_device_mappings").flatMap((mapping) => blocks(mapping, "ebs")),
          ];
    return volumes.length > 0 && volumes.every(({ values }) => isOn(values.encrypted))
      ? undefined
      : "set encrypted on every volume";
  },
};
