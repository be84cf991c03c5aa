"""Where an emulator answers otherwise than AWS does, in a few lines each. Written for moto 5.2.5; belongs upstream."""

from moto.ec2.models.security_groups import SecurityGroupRule
from moto.rds.models import DBInstance, DBParameterGroup


def apply() -> None:
    keep_what_a_database_was_given()
    say_who_set_a_parameter()
    describe_rules_between_groups()


def keep_what_a_database_was_given() -> None:
    """The provider looks an instance up by `DbiResourceId`, and moto gives all the same; it forgets the insights."""
    build = DBInstance.__init__

    def build_and_keep(self, *args, **kwargs):
        build(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + self.db_instance_identifier.upper().replace("-", "")
        self.performance_insights_enabled = kwargs.get("enable_performance_insights", False)
        self.performance_insights_kms_key_id = kwargs.get("performance_insights_kms_key_id")
        self.performance_insights_retention_period = kwargs.get("performance_insights_retention_period")

    DBInstance.__init__ = build_and_keep


def say_who_set_a_parameter() -> None:
    """The provider reads back what a user set, and moto does not say who did."""
    update = DBParameterGroup.update_parameters

    def update_as_user(self, parameters):
        update(self, [{**parameter, "Source": "user"} for parameter in parameters])

    DBParameterGroup.update_parameters = update_as_user


def describe_rules_between_groups() -> None:
    """moto keeps the description of a rule that names another group, but only shows those of address ranges."""

    def description(self):
        return self.ip_range.get("Description") or self.source_group.get("Description")

    SecurityGroupRule.description = property(description)
