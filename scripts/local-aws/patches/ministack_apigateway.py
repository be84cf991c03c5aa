"""ministack: API Gateway, REST and WebSocket."""

import json
import secrets
import time
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import apigateway, apigateway_v1

_certificates = AccountRegionScopedDict()
_links = AccountRegionScopedDict()

#: What an integration is given and ministack forgets.
FORGOTTEN = ("connectionId", "templateSelectionExpression", "tlsConfig")


def apply() -> None:
    leave_out_what_was_not_given()
    keep_what_an_integration_was_given()
    link_networks()
    keep_stages_whose_settings_go()
    name_the_root_mapping()
    make_client_certificates()


def leave_out_what_was_not_given() -> None:
    """AWS gives an integration of type MOCK no method, a domain name without client certificates no such block, a
    WebSocket API's authorizer neither a format nor tokens, and one for tokens (JWT) neither a format nor a memory."""
    put, create_domain = apigateway_v1._put_integration, apigateway_v1._create_domain_name
    create, create_authorizer = apigateway._create_integration, apigateway._create_authorizer

    def put_as_given(api_id, resource_id, method, data):
        return put(api_id, resource_id, method, {"httpMethod": None, **data} if data.get("type") == "MOCK" else data)

    def create_domain_as_given(data):
        return create_domain({"mutualTlsAuthentication": None, **data})

    def create_as_given(api_id, data):
        return create(api_id, {"integrationMethod": None, **data} if data.get("integrationType") == "MOCK" else data)

    def create_authorizer_as_given(api_id, data):
        is_websocket = apigateway._apis.get(api_id, {}).get("protocolType") == "WEBSOCKET"
        none = {"authorizerPayloadFormatVersion": None, "jwtConfiguration": None} if is_websocket else {}
        for_tokens = {"authorizerPayloadFormatVersion": None, "authorizerResultTtlInSeconds": None}
        return create_authorizer(api_id, {**none, **(for_tokens if data.get("authorizerType") == "JWT" else {}), **data})

    apigateway_v1._put_integration = put_as_given
    apigateway_v1._create_domain_name = create_domain_as_given
    apigateway._create_integration = create_as_given
    apigateway._create_authorizer = create_authorizer_as_given


def keep_what_an_integration_was_given() -> None:
    """By which link it reaches a network, which expression chooses its template, whose certificate it expects."""
    create, update = apigateway._create_integration, apigateway._update_integration

    def keep(answer, api_id, data):
        if answer[0] >= 300:
            return answer
        integration = apigateway._integrations[api_id][json.loads(answer[2])["integrationId"]]
        integration.update({each: data[each] for each in FORGOTTEN if each in data})
        return apigateway._apigw_response(integration, answer[0])

    apigateway._create_integration = lambda api_id, data: keep(create(api_id, data), api_id, data)
    apigateway._update_integration = lambda api_id, each, data: keep(update(api_id, each, data), api_id, data)


def link_networks() -> None:
    """Links to a VPC (version 2), which ministack has none of. They carry nothing: the network is in the other emulator."""
    handle = apigateway.handle_request

    async def handle_links(method, path, headers, body, query_params):
        version, *parts = [unquote(part) for part in path.strip("/").split("/", 2)]
        if version != "v2" or parts[0] not in ("vpclinks", "tags") or "/vpclinks" not in path:
            return await handle(method, path, headers, body, query_params)
        data = json.loads(body or "{}")
        if parts == ["vpclinks"]:
            return create(data) if method == "POST" else apigateway._apigw_response({"items": list(_links.values())})
        link = _links.get(parts[1].rsplit("/", 1)[-1])
        if link is None:
            return apigateway._apigw_error("NotFoundException", f"Unable to find VPC link {parts[1]}", 404)
        return tagged(link, method, data, query_params) if parts[0] == "tags" else changed(link, method, data)

    def create(data):
        identifier = secrets.token_hex(3)
        kept = {each: data.get(each, none) for each, none in (("name", ""), ("subnetIds", []), ("securityGroupIds", []), ("tags", {}))}
        made = {"createdDate": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "vpcLinkVersion": "V2"}
        _links[identifier] = {"vpcLinkId": identifier, "vpcLinkStatus": "AVAILABLE", **made, **kept}
        return apigateway._apigw_response(_links[identifier], 201)

    def changed(link, method, data):
        if method == "DELETE":
            _links.pop(link["vpcLinkId"])
            return 202, {}, b"{}"
        link["name"] = data.get("name", link["name"])
        return apigateway._apigw_response(link)

    def tagged(link, method, data, query_params):
        link["tags"] |= data.get("tags", {}) if method == "POST" else {}
        for key in query_params.get("tagKeys", []) if method == "DELETE" else []:
            link["tags"].pop(key, None)
        return apigateway._apigw_response({"tags": link["tags"]}, 201 if method == "POST" else 200)

    apigateway.handle_request = handle_links


def keep_stages_whose_settings_go() -> None:
    """What a stage says of one route, or of its access log, can be deleted alone; ministack deletes the stage."""
    handle = apigateway.handle_request

    async def handle_settings(method, path, headers, body, query_params):
        parts = path.strip("/").split("/", 6)
        if method != "DELETE" or parts[:2] != ["v2", "apis"] or parts[3:4] != ["stages"] or len(parts) < 6:
            return await handle(method, path, headers, body, query_params)
        api_id, stage_name, kind, *route_key = [unquote(part) for part in (parts[2], *parts[4:])]
        stage = apigateway._stages.get(api_id, {}).get(stage_name, {})
        if kind == "routesettings":
            stage.get("routeSettings", {}).pop(route_key[0], None)
        if kind == "accesslogsettings":
            stage.pop("accessLogSettings", None)
        return 204, {}, b""

    apigateway.handle_request = handle_settings


def name_the_root_mapping() -> None:
    """AWS calls the mapping of a whole domain `(none)`; the provider creates it with an empty path."""
    create = apigateway_v1._create_base_path_mapping

    def create_named(domain_name, data):
        return create(domain_name, {**data, "basePath": data.get("basePath") or "(none)"})

    apigateway_v1._create_base_path_mapping = create_named


def make_client_certificates() -> None:
    """What a stage shows to the servers behind it. ministack keeps its id on the stage, and makes none."""
    handle = apigateway.handle_request

    async def handle_certificates(method, path, headers, body, query_params):
        kind, _, certificate_id = path.strip("/").partition("/")
        if kind != "clientcertificates":
            return await handle(method, path, headers, body, query_params)
        if method == "POST":
            return generate(json.loads(body or "{}"))
        certificate = _certificates.get(certificate_id)
        if certificate is None:
            return apigateway_v1._v1_error("NotFoundException", "Invalid Client Certificate identifier specified", 404)
        if method == "DELETE":
            _certificates.pop(certificate_id)
            return 202, {}, b""
        for change in json.loads(body)["patchOperations"] if method == "PATCH" else []:
            certificate[change["path"].strip("/")] = change["value"]
        return apigateway_v1._v1_response(certificate)

    def generate(given):
        now = int(time.time())
        times = {"createdDate": now, "expirationDate": now + 365 * 24 * 3600}
        certificate = {**given, **times, "clientCertificateId": secrets.token_hex(3), "pemEncodedCertificate": "(none)"}
        _certificates[certificate["clientCertificateId"]] = certificate
        return apigateway_v1._v1_response(certificate, 201)

    apigateway.handle_request = handle_certificates
