"""ministack: ElastiCache."""

import boto3
from ministack.core.responses import get_region
from ministack.services import elasticache


def apply(moto: str) -> None:
    find_subnets(moto)
    say_how_users_log_in()
    keep_what_a_group_was_given()
    show_only_what_was_asked_for()


def find_subnets(moto: str) -> None:
    """ministack looks for subnets among its own, and networks are in the other emulator."""

    def resolve(params):
        ids = elasticache._extract_configs(params, "SubnetIds", ("SubnetIdentifier", "member"))
        keys = {"aws_access_key_id": "rehearsal", "aws_secret_access_key": "rehearsal"}
        ec2 = boto3.client("ec2", endpoint_url=moto, region_name=get_region(), **keys)
        subnets = ec2.describe_subnets(SubnetIds=ids)["Subnets"]
        placed = {each["SubnetId"]: {"Name": each["AvailabilityZone"]} for each in subnets}
        members = [{"SubnetIdentifier": subnet, "SubnetAvailabilityZone": zone} for subnet, zone in placed.items()]
        return members, subnets[0]["VpcId"]

    elasticache._resolve_subnets = resolve


def say_how_users_log_in() -> None:
    """ministack knows passwords only."""
    create = elasticache._create_user

    def create_with_login(params):
        answer = create(params)
        kind = elasticache._p(params, "AuthenticationMode.Type")
        if answer[0] == 200 and kind == "iam":
            elasticache._users[elasticache._p(params, "UserId")]["Authentication"] = {"Type": "iam", "PasswordCount": 0}
        return answer

    elasticache._create_user = create_with_login


def keep_what_a_group_was_given() -> None:
    """ministack forgets the key of a replication group, and does not show its nodes' upgrades."""
    create, group_xml, node_xml = elasticache._create_replication_group, elasticache._rg_xml, elasticache._cluster_xml_inner

    def create_with_key(params):
        answer = create(params)
        if answer[0] == 200:
            group = elasticache._replication_groups[elasticache._p(params, "ReplicationGroupId")]
            group["KmsKeyId"] = elasticache._p(params, "KmsKeyId")
        return answer

    def group_with_key(group):
        key = group.get("KmsKeyId")
        return group_xml(group) + (f"<KmsKeyId>{key}</KmsKeyId>" if key else "")

    def node_with_upgrades(node):
        upgrades = str(node["AutoMinorVersionUpgrade"]).lower()
        return f"{node_xml(node)}<AutoMinorVersionUpgrade>{upgrades}</AutoMinorVersionUpgrade>"

    elasticache._create_replication_group = create_with_key
    elasticache._rg_xml = group_with_key
    elasticache._cluster_xml_inner = node_with_upgrades


def show_only_what_was_asked_for() -> None:
    """The provider asks for the parameters that a user set, and ministack shows them all."""
    describe = elasticache._describe_cache_parameters

    def describe_of_source(params):
        name, source = (elasticache._p(params, key) for key in ("CacheParameterGroupName", "Source"))
        every = elasticache._param_group_params.get(name, {})
        if not source:
            return describe(params)
        elasticache._param_group_params[name] = {key: each for key, each in every.items() if each.get("Source") == source}
        try:
            return describe(params)
        finally:
            elasticache._param_group_params[name] = every

    elasticache._describe_cache_parameters = describe_of_source
