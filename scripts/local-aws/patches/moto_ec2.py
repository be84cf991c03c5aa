"""moto: EC2."""

from moto.core.responses import ActionResult
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses.monitoring import Monitoring


def apply() -> None:
    describe_rules_between_groups()
    monitor_instances()
    show_interfaces_of_instances()


def describe_rules_between_groups() -> None:
    """moto keeps the description of a rule that names another group, but only shows those of address ranges."""

    def description(self):
        return self.ip_range.get("Description") or self.source_group.get("Description")

    SecurityGroupRule.description = property(description)


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


def show_interfaces_of_instances() -> None:
    """An instance wears the groups of its first interface, and one without a public address has no association; moto
    shows an empty one, which the provider takes for an address."""
    prepare, association = Instance.prep_nics, NetworkInterface.association.fget

    def prepare_and_wear(self, *args, **kwargs):
        prepare(self, *args, **kwargs)
        self.security_groups = self.nics[0].group_set if 0 in self.nics else self.security_groups

    Instance.prep_nics = prepare_and_wear
    NetworkInterface.association = property(lambda self: association(self) or None)
