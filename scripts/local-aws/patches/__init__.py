"""Where an emulator answers otherwise than AWS does, in a few lines each. Written for moto 5.2.5 and ministack 1.5.33;
belongs upstream. One module for each service."""

from . import (
    ministack_apigateway,
    ministack_backup,
    ministack_bedrock,
    ministack_cloudfront,
    ministack_elasticache,
    ministack_logs,
    ministack_route53,
    moto_applicationautoscaling,
    moto_autoscaling,
    moto_ec2,
    moto_ecs,
    moto_elbv2,
    moto_rds,
    moto_secretsmanager,
)


def apply(ministack: str, moto: str) -> None:
    """Both are addresses: what one emulator must know of the other's goes over HTTP."""
    ministack_apigateway.apply()
    ministack_backup.apply()
    ministack_bedrock.apply()
    ministack_cloudfront.apply()
    ministack_elasticache.apply(moto)
    ministack_logs.apply()
    ministack_route53.apply()
    moto_applicationautoscaling.apply()
    moto_autoscaling.apply()
    moto_ec2.apply()
    moto_ecs.apply()
    moto_elbv2.apply()
    moto_rds.apply()
    moto_secretsmanager.apply(ministack)
