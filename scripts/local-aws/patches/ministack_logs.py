"""ministack: CloudWatch Logs."""

import json
import uuid

from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response
from ministack.services import cloudwatch_logs

_definitions = AccountRegionScopedDict()


def apply() -> None:
    keep_saved_queries()


def keep_saved_queries() -> None:
    """ministack runs queries and cannot save them."""
    handle = cloudwatch_logs.handle_request

    def put(data):
        query_id = data.get("queryDefinitionId") or str(uuid.uuid4())
        _definitions[query_id] = {**data, "queryDefinitionId": query_id}
        return json_response({"queryDefinitionId": query_id})

    def describe(data):
        prefix = data.get("queryDefinitionNamePrefix", "")
        return json_response({"queryDefinitions": [each for each in _definitions.values() if each["name"].startswith(prefix)]})

    def delete(data):
        if _definitions.pop(data["queryDefinitionId"], None) is None:
            return error_response_json("ResourceNotFoundException", "There is no such query definition.", 400)
        return json_response({"success": True})

    actions = {"PutQueryDefinition": put, "DescribeQueryDefinitions": describe, "DeleteQueryDefinition": delete}

    async def handle_queries(method, path, headers, body, query_params):
        action = actions.get(headers.get("x-amz-target", "").split(".")[-1])
        if action:
            return action(json.loads(body))
        return await handle(method, path, headers, body, query_params)

    cloudwatch_logs.handle_request = handle_queries
