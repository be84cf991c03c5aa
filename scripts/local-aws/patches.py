"""Where an emulator answers otherwise than AWS does, in a few lines each. Written for moto 5.2.5; belongs upstream."""

from moto.rds.models import DBInstance


def apply() -> None:
    give_each_database_its_own_id()


def give_each_database_its_own_id() -> None:
    """The provider looks an instance up by `DbiResourceId`; moto gives all of them the same one."""
    build = DBInstance.__init__

    def with_own_id(self, *args, **kwargs):
        build(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + self.db_instance_identifier.upper().replace("-", "")

    DBInstance.__init__ = with_own_id
