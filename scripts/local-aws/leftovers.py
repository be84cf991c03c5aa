"""Prints, one a line, what the local AWS still holds of one environment: every resource that carries its prefix.

    python leftovers.py PORT PREFIX

PORT answers as ministack, PORT + 1 as moto. Keys that wait for their deletion are counted as gone, as AWS does.
"""

import sys

import boto3

PORT, PREFIX = int(sys.argv[1]), sys.argv[2]


def client(service: str, port: int):
    return boto3.client(
        service,
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="rehearsal",
        aws_secret_access_key="rehearsal",
    )


def tagged(items: list, *id_keys: str) -> list[str]:
    """Ids of the EC2 items whose tags say that they are of this environment."""
    system, environment = PREFIX.rsplit("-", 1)
    wanted = {("System", system), ("Environment", environment)}
    found = [item for item in items if wanted <= {(tag["Key"], tag["Value"]) for tag in item.get("Tags", [])}]
    return [next(item[key] for key in id_keys if key in item) for item in found]


def main() -> None:
    ec2, rds, kms, iam, secrets = (client(name, PORT + 1) for name in ("ec2", "rds", "kms", "iam", "secretsmanager"))
    s3, sqs, logs = (client(name, PORT) for name in ("s3", "sqs", "logs"))
    nat_gateways = [gateway for gateway in ec2.describe_nat_gateways()["NatGateways"] if gateway["State"] != "deleted"]
    endpoints = [each for each in ec2.describe_vpc_endpoints()["VpcEndpoints"] if each["State"] != "deleted"]
    keys = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    left = [
        *tagged(ec2.describe_vpcs()["Vpcs"], "VpcId"),
        *tagged(ec2.describe_subnets()["Subnets"], "SubnetId"),
        *tagged(ec2.describe_security_groups()["SecurityGroups"], "GroupId"),
        *tagged(ec2.describe_addresses()["Addresses"], "AllocationId"),
        *tagged(ec2.describe_internet_gateways()["InternetGateways"], "InternetGatewayId"),
        *tagged(nat_gateways, "NatGatewayId"),
        *tagged(endpoints, "VpcEndpointId"),
        *(each["DBInstanceIdentifier"] for each in rds.describe_db_instances()["DBInstances"]),
        *(each["DBSubnetGroupName"] for each in rds.describe_db_subnet_groups()["DBSubnetGroups"]),
        *(each["DBParameterGroupName"] for each in rds.describe_db_parameter_groups()["DBParameterGroups"]),
        *(role["RoleName"] for role in iam.list_roles()["Roles"]),
        *(bucket["Name"] for bucket in s3.list_buckets()["Buckets"]),
        *(url.rsplit("/", 1)[1] for url in sqs.list_queues().get("QueueUrls", [])),
        *(group["logGroupName"].lstrip("/") for group in logs.describe_log_groups()["logGroups"]),
        *(key["Description"].split()[-2] for key in keys if key["KeyState"] == "Enabled" and "keeps" in key["Description"]),
        *(secret["Name"] for secret in secrets.list_secrets()["SecretList"]),
    ]
    by_tag = ("vpc-", "subnet-", "sg-", "eipalloc-", "igw-", "nat-", "vpce-")
    for name in left:
        if name.startswith(by_tag) or PREFIX in name:
            print(name)


if __name__ == "__main__":
    main()
