"""App Runner, which neither emulator has: services, connectors, ingress connections and configurations as Terraform makes
them. Nothing runs: a service is RUNNING as soon as it is made, and has its two log groups, as App Runner gives it.
Written after the App Runner API reference."""

import json
import re
import threading
import time
import urllib.request
import uuid

ACCOUNT_ID = "123456789012"
PREFIX = "AppRunner."
# Operations on one kind of thing: what it is called in answers, in ARNs, and what a client calls its name.
KINDS = {
    "Service": ("Service", "service", "ServiceName"),
    "VpcConnector": ("VpcConnector", "vpcconnector", "VpcConnectorName"),
    "VpcIngressConnection": ("VpcIngressConnection", "vpcingressconnection", "VpcIngressConnectionName"),
    "AutoScalingConfiguration": ("AutoScalingConfiguration", "autoscalingconfiguration", "AutoScalingConfigurationName"),
    "ObservabilityConfiguration": (
        "ObservabilityConfiguration",
        "observabilityconfiguration",
        "ObservabilityConfigurationName",
    ),
}
STATUS = {"Service": "RUNNING", "VpcIngressConnection": "AVAILABLE", "AutoScalingConfiguration": "active"}


class NotFound(Exception):
    pass


class AppRunner:
    """Whatever was made, by its ARN. `logs` is where CloudWatch Logs answers."""

    def __init__(self, logs: str) -> None:
        self.logs = logs
        self.lock = threading.Lock()
        self.made: dict[str, tuple[str, dict]] = {}
        self.tags: dict[str, list] = {}

    def answer(self, target: str, given: dict, region: str) -> tuple[int, dict]:
        """Status and body of the answer to one operation, e.g. `AppRunner.CreateService`."""
        operation = target.removeprefix(PREFIX)
        with self.lock:
            try:
                return 200, self.do(operation, given, region)
            except NotFound as absent:
                return 400, {"__type": "ResourceNotFoundException", "Message": f"{absent} does not exist"}
            except KeyError:
                return 501, {"__type": "NotEmulated", "Message": f"{target} is not emulated on this machine"}

    def do(self, operation: str, given: dict, region: str) -> dict:
        if operation == "ListTagsForResource":
            return {"Tags": self.tags.get(given["ResourceArn"], [])}
        if operation == "TagResource":
            new = {tag["Key"] for tag in given["Tags"]}
            kept = [tag for tag in self.tags.get(given["ResourceArn"], []) if tag["Key"] not in new]
            self.tags[given["ResourceArn"]] = kept + given["Tags"]
            return {}
        if operation == "UntagResource":
            arn = given["ResourceArn"]
            self.tags[arn] = [tag for tag in self.tags.get(arn, []) if tag["Key"] not in given["TagKeys"]]
            return {}
        if operation == "ListServices":
            services = [thing for kind, thing in self.made.values() if kind == "Service"]
            return {"ServiceSummaryList": [{k: v for k, v in each.items() if isinstance(v, str)} for each in services]}
        verb, kind = re.fullmatch(r"(Create|Describe|Update|Delete)(\w+)", operation).groups()
        shown, in_arn, named = KINDS[kind]
        if verb == "Create":
            return self.create(kind, in_arn, named, given, region, shown)
        arn = given[f"{shown}Arn"]
        if arn not in self.made:
            raise NotFound(arn)
        thing = self.made[arn][1]
        if verb == "Update":
            thing.update({key: value for key, value in given.items() if key != f"{shown}Arn"} | configured(given))
            thing["UpdatedAt"] = time.time()
        if verb == "Delete":
            del self.made[arn]
            thing = thing | {"Status": "DELETED" if kind in ("Service", "VpcIngressConnection") else "inactive"}
        return {shown: thing, **({"OperationId": str(uuid.uuid4())} if kind == "Service" else {})}

    def create(self, kind: str, in_arn: str, named: str, given: dict, region: str, shown: str) -> dict:
        number, name = uuid.uuid4().hex, given[named]
        revision = 1 + sum(each.get(named) == name for _, each in self.made.values())
        versioned = kind not in ("Service", "VpcIngressConnection")
        path = f"{name}/{revision}/{number}" if versioned else f"{name}/{number}"
        arn = f"arn:aws:apprunner:{region}:{ACCOUNT_ID}:{in_arn}/{path}"
        thing = {key: value for key, value in given.items() if key != "Tags"}
        thing |= {f"{shown}Arn": arn, "Status": STATUS.get(kind, "ACTIVE"), "CreatedAt": time.time(), **configured(given)}
        if versioned:
            thing |= {f"{shown}Revision": revision, "Latest": True, "IsDefault": False}
        if kind == "Service":
            thing |= {"ServiceId": number, "ServiceUrl": f"{number[:10]}.{region}.awsapprunner.com", "UpdatedAt": time.time()}
            for stream in ("application", "service"):
                self.log_group(f"/aws/apprunner/{name}/{number}/{stream}", region)
        if kind == "VpcIngressConnection":
            thing |= {"DomainName": f"{number[:10]}.{region}.awsapprunner.com", "AccountId": ACCOUNT_ID}
        self.made[arn] = (kind, thing)
        self.tags[arn] = given.get("Tags", [])
        return {shown: thing, **({"OperationId": str(uuid.uuid4())} if kind == "Service" else {})}

    def log_group(self, name: str, region: str) -> None:
        scope = f"rehearsal/20260101/{region}/logs/aws4_request"
        headers = {
            "X-Amz-Target": "Logs_20140328.CreateLogGroup",
            "Content-Type": "application/x-amz-json-1.1",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
        }
        body = json.dumps({"logGroupName": name}).encode()
        urllib.request.urlopen(urllib.request.Request(self.logs, body, headers), timeout=30).close()


def configured(given: dict) -> dict:
    """What a service is told by an ARN and shows as a summary."""
    arn = given.get("AutoScalingConfigurationArn")
    return {"AutoScalingConfigurationSummary": {"AutoScalingConfigurationArn": arn}} if arn else {}


def region_of(authorization: str) -> str:
    """Whom a request is signed for, e.g. `…/20260101/us-east-1/apprunner/aws4_request`."""
    found = re.search(r"Credential=[^/]+/\d+/([a-z0-9-]+)/", authorization or "")
    return found.group(1) if found else "us-east-1"
