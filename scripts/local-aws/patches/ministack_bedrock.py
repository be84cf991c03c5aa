"""ministack: Bedrock."""

import json
from urllib.parse import unquote

from ministack.services import bedrock

#: A policy's parts as they are sent, and as AWS sends them back.
PARTS = {"topicsConfig": "topics", "filtersConfig": "filters", "wordsConfig": "words", "regexesConfig": "regexes"}
PARTS |= {"managedWordListsConfig": "managedWordLists", "piiEntitiesConfig": "piiEntities"}


def apply() -> None:
    read_guardrails_back()
    take_whole_arns()
    describe_versions()


def read_guardrails_back() -> None:
    """AWS answers with a policy's parts by other names than it takes them."""
    answer = bedrock._json

    def answer_renamed(payload, status=200):
        if "GuardrailId" in payload and "Status" in payload:
            payload = {key: renamed(value) if key.endswith("Policy") else value for key, value in payload.items()}
        return answer(payload, status)

    def renamed(policy):
        return policy and {PARTS.get(key, key): value for key, value in policy.items()}

    bedrock._json = answer_renamed


def take_whole_arns() -> None:
    """A guardrail may be named by its ARN, which holds a slash; ministack then finds no route for it."""
    handle = bedrock.handle_request

    async def handle_arns(method, path, headers, body, query_params):
        prefix, _, identifier = unquote(path).partition("/guardrails/arn:")
        if not prefix and identifier:
            path = f"/guardrails/{identifier.rsplit('/', 1)[1]}"
        return await handle(method, path, headers, body, query_params)

    bedrock.handle_request = handle_arns


def describe_versions() -> None:
    """A version has a description of its own; ministack gives it the guardrail's."""
    create = bedrock._create_guardrail_version

    def create_described(identifier, body):
        status, headers, answer = create(identifier, body)
        if status == 202:
            version = json.loads(answer)
            key = f"{version['guardrailId']}/{version['version']}"
            bedrock._guardrail_versions[key]["Description"] = json.loads(body).get("description", "")
        return status, headers, answer

    bedrock._create_guardrail_version = create_described
