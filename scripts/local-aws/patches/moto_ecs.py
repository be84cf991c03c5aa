"""moto: ECS."""

from moto.core.utils import camelcase_to_underscores
from moto.ecs.responses import EC2ContainerServiceResponse

#: What a service is given and moto forgets when it makes one; its update keeps all of it.
FORGOTTEN = (
    "availabilityZoneRebalancing",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "healthCheckGracePeriodSeconds",
    "placementStrategy",
)


def apply() -> None:
    keep_what_a_service_was_given()


def keep_what_a_service_was_given() -> None:
    """The provider reads back what a service was made with."""
    create = EC2ContainerServiceResponse.create_service

    def create_and_keep(self):
        answer = create(self)
        service = answer.result["service"]
        for name in FORGOTTEN:
            setattr(service, camelcase_to_underscores(name), self._get_param(name))
        return answer

    EC2ContainerServiceResponse.create_service = create_and_keep
