"""moto: Elastic Load Balancing."""

import moto.elbv2.models


def apply() -> None:
    """moto looks for a listener's certificate among its own, and they are in the other emulator."""
    moto.elbv2.models.register_certificate = lambda **_: None
    moto.elbv2.models.ELBv2Backend._certificate_exists = lambda *_, **__: True
