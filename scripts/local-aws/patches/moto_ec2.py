"""moto: EC2."""

import inspect
from datetime import datetime, timezone

from moto.core.responses import ActionResult
from moto.ec2.models.amis import Ami, AmiBackend
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.vpcs import VPC, VPCBackend
from moto.ec2.responses.monitoring import Monitoring
from moto.ec2.utils import parse_user_data

#: Canonical's account, and its images of Ubuntu 24.04: id here → architecture as AWS calls it, and as Canonical does.
CANONICAL = "099720109477"
UBUNTU = {"ami-0000000024048664a": ("x86_64", "amd64"), "ami-00000000240464a64": ("arm64", "arm64")}


def apply() -> None:
    bring_ubuntu()
    describe_every_rule()
    find_subnets_by_association()
    give_addresses_in_a_moment()
    monitor_instances()
    read_templates_as_given()
    show_interfaces_of_instances()


def bring_ubuntu() -> None:
    """moto has images of Amazon's and Microsoft's in every region, and of Canonical's only old ones."""
    load = AmiBackend._load_amis

    def load_with_ubuntu(self):
        load(self)
        for image_id, (architecture, word) in UBUNTU.items():
            self.amis[image_id] = Ami(
                self,
                image_id,
                name=f"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-{word}-server-20250101",
                description=f"Canonical, Ubuntu, 24.04, {word} noble image",
                owner_id=CANONICAL,
                public=True,
                virtualization_type="hvm",
                architecture=architecture,
                hypervisor="xen",
                root_device_type="ebs",
                root_device_name="/dev/sda1",
                creation_date=datetime(2025, 1, 1, tzinfo=timezone.utc),
            )

    AmiBackend._load_amis = load_with_ubuntu


def describe_every_rule() -> None:
    """moto shows the descriptions of rules that name address ranges. Of those that name a group it keeps them, of those
    that name a prefix list it does not."""
    build = SecurityGroupRule.__init__

    def build_and_keep(self, *args, **kwargs):
        build(self, *args, **kwargs)
        self.prefix_list = inspect.signature(build).bind(self, *args, **kwargs).arguments.get("prefix_list_id") or {}

    def description(self):
        peers = (self.ip_range, self.source_group, self.prefix_list)
        return next((each["Description"] for each in peers if "Description" in each), None)

    SecurityGroupRule.__init__ = build_and_keep
    SecurityGroupRule.description = property(description)


def find_subnets_by_association() -> None:
    """The provider waits for a subnet's IPv6 block by the id of its association, and moto does not filter by it; the
    state of the block moto wraps once too often."""
    value = Subnet.get_filter_value

    def value_or_association(self, filter_name, method_name=None):
        if filter_name == "ipv6-cidr-block-association.association-id":
            return list(self.ipv6_cidr_block_associations)
        return value(self, filter_name, method_name)

    def associations(self):
        every = self.ipv6_cidr_block_associations.values()
        return [each for each in every if each["ipv6CidrBlockState"]["State"] == "associated"]

    Subnet.get_filter_value = value_or_association
    Subnet.ipv6_cidr_block_association_set = property(associations)


def give_addresses_in_a_moment() -> None:
    """A network has its IPv6 block some moments after it is there. One that has it when the provider first looks is waited
    for, ten seconds at least, with all stacks behind it."""
    describe, associations = VPCBackend.describe_vpcs, VPC.ipv6_cidr_block_association_set.fget

    def describe_and_count(self, *args, **kwargs):
        vpcs = describe(self, *args, **kwargs)
        for vpc in vpcs:
            vpc.looked_at = getattr(vpc, "looked_at", 0) + 1
        return vpcs

    def associations_after_a_look(self):
        return associations(self) if getattr(self, "looked_at", 0) > 1 else []

    VPCBackend.describe_vpcs = describe_and_count
    VPC.ipv6_cidr_block_association_set = property(associations_after_a_look)


def monitor_instances() -> None:
    """moto knows the detailed monitoring that an instance was started with, and not the call that sets it."""

    def monitor(self):
        instances = self.ec2_backend.get_multi_instances_by_id(self._get_param("InstanceIds", []))
        for instance in instances:
            instance.monitoring_state = "enabled"
        return ActionResult(
            {"InstanceMonitorings": [{"InstanceId": each.id, "Monitoring": {"State": "enabled"}} for each in instances]}
        )

    Monitoring.monitor_instances = monitor


def read_templates_as_given() -> None:
    """A launch template's own tags are not among those that it gives to what it launches, where moto puts them too. The
    user data of its first version moto decodes, and not that of a later one."""
    build = LaunchTemplateVersion.__init__

    def build_as_given(self, template, number, data, description):
        tags = [each for each in data.get("TagSpecifications", []) if each["ResourceType"] != "launch-template"]
        user_data = data.get("UserData")
        decoded = parse_user_data(user_data) if isinstance(user_data, str) else user_data
        build(self, template, number, {**data, "TagSpecifications": tags, "UserData": decoded}, description)

    LaunchTemplateVersion.__init__ = build_as_given


def show_interfaces_of_instances() -> None:
    """An instance wears the groups of its first interface, and one without a public address has no association; moto
    shows an empty one, which the provider takes for an address."""
    prepare, association = Instance.prep_nics, NetworkInterface.association.fget

    def prepare_and_wear(self, *args, **kwargs):
        prepare(self, *args, **kwargs)
        self.security_groups = self.nics[0].group_set if 0 in self.nics else self.security_groups

    Instance.prep_nics = prepare_and_wear
    NetworkInterface.association = property(lambda self: association(self) or None)
