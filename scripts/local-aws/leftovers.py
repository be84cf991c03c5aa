"""Prints, one a line, what the local AWS still holds of one environment: every resource that carries its prefix or tags.

    python leftovers.py PORT PREFIX REGION[,REGION...] [ZONE...]

PORT answers as ministack, PORT + 1 as moto, PORT + 2 as App Runner. REGION is each that the environment has something in, but for the one that
holds what must outlive it. ZONE is a hosted zone that holds names of this environment only. Keys that wait for their
deletion are counted as gone, as AWS does; public hosted zones were there before.
"""

import sys

import boto3

PORT, PREFIX, REGIONS, ZONES = int(sys.argv[1]), sys.argv[2], sys.argv[3].split(","), sys.argv[4:]
SYSTEM, ENVIRONMENT = PREFIX.rsplit("-", 1)
TAGS = {("System", SYSTEM), ("Environment", ENVIRONMENT)}
ACCOUNT_ID = "123456789012"


class Place:
    """A region of both emulators."""

    def __init__(self, region: str):
        self.region = region

    def client(self, service: str, port: int):
        return boto3.client(
            service,
            endpoint_url=f"http://127.0.0.1:{port}",
            region_name=self.region,
            aws_access_key_id="rehearsal",
            aws_secret_access_key="rehearsal",
        )

    def ministack(self, service: str):
        return self.client(service, PORT)

    def moto(self, service: str):
        return self.client(service, PORT + 1)


def is_ours(tags: list) -> bool:
    return TAGS <= {(tag["Key"], tag["Value"]) for tag in tags}


def tagged(items: list, *id_keys: str) -> list[str]:
    """Ids of the EC2 items whose tags say that they are of this environment."""
    return [next(item[key] for key in id_keys if key in item) for item in items if is_ours(item.get("Tags", []))]


def network(place: Place) -> list[str]:
    ec2 = place.moto("ec2")
    nat_gateways = [gateway for gateway in ec2.describe_nat_gateways()["NatGateways"] if gateway["State"] != "deleted"]
    peerings = ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
    endpoints = [each for each in ec2.describe_vpc_endpoints()["VpcEndpoints"] if each["State"] != "deleted"]
    instances = [each for group in ec2.describe_instances()["Reservations"] for each in group["Instances"]]
    return [
        *tagged(ec2.describe_vpcs()["Vpcs"], "VpcId"),
        *tagged(ec2.describe_subnets()["Subnets"], "SubnetId"),
        *tagged(ec2.describe_security_groups()["SecurityGroups"], "GroupId"),
        *tagged(ec2.describe_addresses()["Addresses"], "AllocationId"),
        *tagged(ec2.describe_internet_gateways()["InternetGateways"], "InternetGatewayId"),
        *tagged(nat_gateways, "NatGatewayId"),
        *tagged(endpoints, "VpcEndpointId"),
        *tagged([each for each in peerings if each["Status"]["Code"] != "deleted"], "VpcPeeringConnectionId"),
        *tagged(ec2.describe_launch_templates()["LaunchTemplates"], "LaunchTemplateId"),
        *tagged(ec2.describe_volumes()["Volumes"], "VolumeId"),
        *tagged([each for each in instances if each["State"]["Name"] != "terminated"], "InstanceId"),
    ]


def named_in_moto(place: Place) -> list[str]:
    rds, kms, secrets, cloudwatch, waf = map(place.moto, ("rds", "kms", "secretsmanager", "cloudwatch", "wafv2"))
    iam, dynamodb, ssm = map(place.moto, ("iam", "dynamodb", "ssm"))
    scopes = ["REGIONAL", *(["CLOUDFRONT"] if place.region == "us-east-1" else [])]
    keys = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    return [
        *(each["DBProxyName"] for each in rds.describe_db_proxies()["DBProxies"]),
        *(each["DBInstanceIdentifier"] for each in rds.describe_db_instances()["DBInstances"]),
        *(each["DBSubnetGroupName"] for each in rds.describe_db_subnet_groups()["DBSubnetGroups"]),
        *(each["DBParameterGroupName"] for each in rds.describe_db_parameter_groups()["DBParameterGroups"]),
        *(each["CustSubscriptionId"] for each in rds.describe_event_subscriptions()["EventSubscriptionsList"]),
        *(role["RoleName"] for role in iam.list_roles()["Roles"]),
        *(policy["PolicyName"] for policy in iam.list_policies(Scope="Local")["Policies"]),
        *(profile["InstanceProfileName"] for profile in iam.list_instance_profiles()["InstanceProfiles"]),
        *(key["Description"].split()[-2] for key in keys if key["KeyState"] == "Enabled" and "keeps" in key["Description"]),
        *(secret["Name"].replace("/", "-") for secret in secrets.list_secrets()["SecretList"]),
        *(alarm["AlarmName"] for page in cloudwatch.get_paginator("describe_alarms").paginate() for alarm in page["MetricAlarms"]),
        *dynamodb.list_tables()["TableNames"],
        *(each["Name"].strip("/").replace("/", "-") for each in ssm.describe_parameters()["Parameters"]),
        *(each["DashboardName"] for each in cloudwatch.list_dashboards()["DashboardEntries"]),
        *(acl["Name"] for scope in scopes for acl in waf.list_web_acls(Scope=scope)["WebACLs"]),
        *(each["Name"] for scope in scopes for each in waf.list_regex_pattern_sets(Scope=scope)["RegexPatternSets"]),
    ]


def computing(place: Place) -> list[str]:
    """Clusters, services and revisions of a task that were deleted stay in the lists as `INACTIVE`."""
    ecs, ecr, balancing, scaling = map(place.moto, ("ecs", "ecr", "elbv2", "application-autoscaling"))
    clusters = ecs.describe_clusters(clusters=ecs.list_clusters()["clusterArns"])["clusters"]
    listed = {each["clusterArn"]: ecs.list_services(cluster=each["clusterArn"])["serviceArns"] for each in clusters}
    services = [
        service
        for cluster, arns in listed.items()
        for arn in arns
        for service in ecs.describe_services(cluster=cluster, services=[arn])["services"]
    ]
    runners = place.client("apprunner", PORT + 2)
    return [
        *(each["ServiceArn"] for each in runners.list_services()["ServiceSummaryList"]),
        *(each["clusterArn"] for each in clusters if each["status"] == "ACTIVE"),
        *(each["serviceArn"] for each in services if each["status"] != "INACTIVE"),
        *ecs.list_task_definitions(status="ACTIVE")["taskDefinitionArns"],
        *(each["repositoryArn"] for each in ecr.describe_repositories()["repositories"]),
        *(each["AutoScalingGroupARN"] for each in place.moto("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]),
        *(each["LoadBalancerArn"] for each in balancing.describe_load_balancers()["LoadBalancers"]),
        *(each["TargetGroupArn"] for each in balancing.describe_target_groups()["TargetGroups"]),
        *(each["ResourceId"] for each in scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]),
    ]


def caches(place: Place) -> list[str]:
    elasticache = place.ministack("elasticache")
    return [
        *(each["ReplicationGroupId"] for each in elasticache.describe_replication_groups()["ReplicationGroups"]),
        *(each["UserId"] for each in elasticache.describe_users()["Users"]),
        *(each["UserGroupId"] for each in elasticache.describe_user_groups()["UserGroups"]),
        *(each["CacheSubnetGroupName"] for each in elasticache.describe_cache_subnet_groups()["CacheSubnetGroups"]),
        *(each["CacheParameterGroupName"] for each in elasticache.describe_cache_parameter_groups()["CacheParameterGroups"]),
    ]


def named_in_ministack(place: Place) -> list[str]:
    s3, sqs, logs, functions, sns = map(place.ministack, ("s3", "sqs", "logs", "lambda", "sns"))
    rest, others, backup, bedrock = map(place.ministack, ("apigateway", "apigatewayv2", "backup", "bedrock"))
    budgets, events, scheduler = map(place.ministack, ("budgets", "events", "scheduler"))
    return [
        *(bucket["Name"] for bucket in s3.list_buckets()["Buckets"]),
        *(url.rsplit("/", 1)[1] for url in sqs.list_queues().get("QueueUrls", [])),
        *(group["logGroupName"].lstrip("/") for group in logs.describe_log_groups()["logGroups"]),
        *(source["name"] for source in logs.describe_delivery_sources()["deliverySources"]),
        *(each["name"] for each in logs.describe_delivery_destinations()["deliveryDestinations"]),
        *(query["name"].replace("/", "-") for query in logs.describe_query_definitions()["queryDefinitions"]),
        *(each["FunctionName"] for each in functions.list_functions(MaxItems=1000)["Functions"]),
        *(each["FunctionArn"] for each in functions.list_event_source_mappings()["EventSourceMappings"]),
        *(api["name"] for api in rest.get_rest_apis(limit=500)["items"]),
        *(api["Name"] for api in others.get_apis()["Items"]),
        *(link["Name"] for link in others.get_vpc_links()["Items"]),
        *(topic["TopicArn"] for topic in sns.list_topics()["Topics"]),
        *(each["BudgetName"] for each in budgets.describe_budgets(AccountId=ACCOUNT_ID).get("Budgets", [])),
        *(vault["BackupVaultName"] for vault in backup.list_backup_vaults()["BackupVaultList"]),
        *(plan["BackupPlanName"] for plan in backup.list_backup_plans()["BackupPlansList"]),
        *(each["name"] for each in bedrock.list_guardrails()["guardrails"]),
        *(rule["Name"] for rule in events.list_rules()["Rules"]),
        *(each["Name"] for each in scheduler.list_schedules()["Schedules"]),
    ]


def edge(place: Place) -> list[str]:
    """What the world sees; its names are not ours to choose, so tags say whose it is."""
    acm, cloudfront, route53 = map(place.ministack, ("acm", "cloudfront", "route53"))
    certificates = [each["CertificateArn"] for each in acm.list_certificates()["CertificateSummaryList"]]
    distributions = [each["ARN"] for each in cloudfront.list_distributions()["DistributionList"].get("Items", [])]
    controls = cloudfront.list_origin_access_controls()["OriginAccessControlList"].get("Items", [])
    caching = cloudfront.list_cache_policies(Type="custom")["CachePolicyList"].get("Items", [])
    functions = cloudfront.list_functions()["FunctionList"].get("Items", [])
    headers = cloudfront.list_response_headers_policies(Type="custom")["ResponseHeadersPolicyList"].get("Items", [])
    names = [
        *(each["Name"] for each in (*controls, *functions)),
        *(each["CachePolicy"]["CachePolicyConfig"]["Name"] for each in caching),
        *(each["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"]["Name"] for each in headers),
    ]
    hosted = route53.list_hosted_zones()["HostedZones"]
    zones = {zone["Name"].rstrip("."): zone["Id"] for zone in hosted}
    private = [zone["Id"].rsplit("/", 1)[1] for zone in hosted if zone["Config"]["PrivateZone"]]
    tags = {each: route53.list_tags_for_resource(ResourceType="hostedzone", ResourceId=each) for each in private}
    records = [
        (zone, each["Name"])
        for zone, zone_id in zones.items()
        for each in route53.list_resource_record_sets(HostedZoneId=zone_id)["ResourceRecordSets"]
        if each["Type"] not in ("NS", "SOA")  # Those are the zone itself.
    ]
    return [
        *(arn for arn in certificates if is_ours(acm.list_tags_for_certificate(CertificateArn=arn)["Tags"])),
        *(arn for arn in distributions if is_ours(cloudfront.list_tags_for_resource(Resource=arn)["Tags"]["Items"])),
        *(name for name in names if PREFIX in name),
        *(zone for zone, answer in tags.items() if is_ours(answer["ResourceTagSet"]["Tags"])),
        # Records have no tags. Outside of the zones that were named, those of prod have nothing of prod in their names either.
        *(name for zone, name in records if zone in ZONES or f"{ENVIRONMENT}.{SYSTEM}." in name),
    ]


def left_in(place: Place) -> list[str]:
    named = [*named_in_moto(place), *computing(place), *named_in_ministack(place), *caches(place)]
    return [*network(place), *edge(place), *(name for name in named if PREFIX in name)]


def main() -> None:
    # What is the same in every region, as roles are, is found in each.
    left = dict.fromkeys(name for region in REGIONS for name in left_in(Place(region)))
    print("".join(f"{name}\n" for name in left), end="")


if __name__ == "__main__":
    main()
