"""moto: RDS."""

import moto.rds.utils
from moto.core.responses import ActionResult
from moto.rds.models import DBInstance, DBParameterGroup
from moto.rds.responses import RDSResponse


def apply() -> None:
    keep_what_a_database_was_given()
    let_windows_touch()
    say_who_set_a_parameter()
    replicate_automated_backups()


def keep_what_a_database_was_given() -> None:
    """The provider looks an instance up by `DbiResourceId`, and moto gives all the same, a replica that of its source;
    it forgets the insights."""
    build, become_replica = DBInstance.__init__, DBInstance.set_as_replica

    def resource_id(instance):
        return "db-" + instance.db_instance_identifier.upper().replace("-", "")

    def build_and_keep(self, *args, **kwargs):
        build(self, *args, **kwargs)
        self.dbi_resource_id = resource_id(self)
        self.performance_insights_enabled = kwargs.get("enable_performance_insights", False)
        self.performance_insights_kms_key_id = kwargs.get("performance_insights_kms_key_id")
        self.performance_insights_retention_period = kwargs.get("performance_insights_retention_period")

    def become_another(self):
        become_replica(self)
        self.dbi_resource_id = resource_id(self)

    DBInstance.__init__ = build_and_keep
    DBInstance.set_as_replica = become_another


def let_windows_touch() -> None:
    """A maintenance window may begin when the backup window ends; moto takes that for an overlap, of no seconds."""
    overlap = moto.rds.utils.get_overlap_between_two_date_ranges
    moto.rds.utils.get_overlap_between_two_date_ranges = lambda *times: overlap(*times) or -1


def say_who_set_a_parameter() -> None:
    """The provider reads back what a user set, and moto does not say who did."""
    update = DBParameterGroup.update_parameters

    def update_as_user(self, parameters):
        update(self, [{**parameter, "Source": "user"} for parameter in parameters])

    DBParameterGroup.update_parameters = update_as_user


def replicate_automated_backups() -> None:
    """moto has no replication of backups. AWS keeps it in the region that the copies go to, under an ARN of its own."""

    def replications(response) -> dict:
        return response.backend.__dict__.setdefault("backup_replications", {})

    def start(self):
        source = self.params["SourceDBInstanceArn"]
        name = source.rsplit(":", 1)[1]
        arn = f"arn:aws:rds:{self.region}:{self.current_account}:auto-backup:ab-{name}"
        replications(self)[source] = {
            "DBInstanceArn": source,
            "DBInstanceIdentifier": name,
            "DBInstanceAutomatedBackupsArn": arn,
            "Region": source.split(":")[3],
            "Status": "replicating",
            "BackupRetentionPeriod": self.params.get("BackupRetentionPeriod", 7),
            "KmsKeyId": self.params.get("KmsKeyId"),
        }
        return ActionResult({"DBInstanceAutomatedBackup": replications(self)[source]})

    def describe(self):
        wanted = self.params.get("DBInstanceAutomatedBackupsArn")
        found = [each for each in replications(self).values() if wanted in (None, each["DBInstanceAutomatedBackupsArn"])]
        return ActionResult({"DBInstanceAutomatedBackups": found})

    def stop(self):
        stopped = replications(self).pop(self.params["SourceDBInstanceArn"])
        return ActionResult({"DBInstanceAutomatedBackup": stopped})

    RDSResponse.start_db_instance_automated_backups_replication = start
    RDSResponse.describe_db_instance_automated_backups = describe
    RDSResponse.stop_db_instance_automated_backups_replication = stop
