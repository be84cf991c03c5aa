"""moto: EC2 Auto Scaling."""

import uuid

from moto.autoscaling.models import FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores

#: What a group is given and moto forgets, by its creation and by its update.
FORGOTTEN = ("DefaultInstanceWarmup", "InstanceMaintenancePolicy", "MaxInstanceLifetime")
FORGOTTEN_BY_UPDATE = ("CapacityRebalance", "DefaultCooldown", "TerminationPolicies")


def apply() -> None:
    keep_what_a_group_was_given()
    show_policies_as_they_are()
    refresh_instances()


def keep_what_a_group_was_given() -> None:
    """The provider reads back what a group was made with, and what it was changed to."""
    create, update = AutoScalingResponse.create_auto_scaling_group, AutoScalingResponse.update_auto_scaling_group

    def keep(response, names):
        group = response.autoscaling_backend.autoscaling_groups[response._get_param("AutoScalingGroupName")]
        for name in names:
            value = response._get_param(name)
            if value is not None:
                setattr(group, camelcase_to_underscores(name), value)

    def create_and_keep(self):
        answer = create(self)
        keep(self, FORGOTTEN)
        return answer

    def update_and_keep(self):
        answer = update(self)
        keep(self, (*FORGOTTEN, *FORGOTTEN_BY_UPDATE))
        return answer

    AutoScalingResponse.create_auto_scaling_group = create_and_keep
    AutoScalingResponse.update_auto_scaling_group = update_and_keep


def show_policies_as_they_are() -> None:
    """A policy is enabled, and has no predictions where it was given none."""
    build = FakeScalingPolicy.__init__

    def build_enabled(self, *args, **kwargs):
        build(self, *args, **kwargs)
        self.enabled = True
        self.predictive_scaling_configuration = self.predictive_scaling_configuration or None

    FakeScalingPolicy.__init__ = build_enabled


def refresh_instances() -> None:
    """moto has no refresh. The provider starts one where the launch template changed, and does not wait for it: here all
    instances are new at once."""

    def start(self):
        name = self._get_param("AutoScalingGroupName")
        capacity = self.autoscaling_backend.autoscaling_groups[name].desired_capacity
        for each in (0, capacity):
            self.autoscaling_backend.set_desired_capacity(name, each)
        return ActionResult({"InstanceRefreshId": str(uuid.uuid4())})

    AutoScalingResponse.start_instance_refresh = start
