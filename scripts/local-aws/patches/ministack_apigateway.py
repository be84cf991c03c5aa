"""ministack: API Gateway, REST and WebSocket."""

import json
import secrets
import time

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import apigateway, apigateway_v1

_certificates = AccountRegionScopedDict()


def apply() -> None:
    leave_out_what_was_not_given()
    name_the_root_mapping()
    make_client_certificates()


def leave_out_what_was_not_given() -> None:
    """AWS gives an integration of type MOCK no method, a domain name without client certificates no such block, and a
    WebSocket API's authorizer neither a format nor tokens."""
    put, create_domain = apigateway_v1._put_integration, apigateway_v1._create_domain_name
    create, create_authorizer = apigateway._create_integration, apigateway._create_authorizer

    def put_as_given(api_id, resource_id, method, data):
        return put(api_id, resource_id, method, {"httpMethod": None, **data} if data.get("type") == "MOCK" else data)

    def create_domain_as_given(data):
        return create_domain({"mutualTlsAuthentication": None, **data})

    def create_as_given(api_id, data):
        """ministack also forgets the expression that chooses a template."""
        status, headers, body = create(api_id, {"integrationMethod": None, **data} if data.get("integrationType") == "MOCK" else data)
        if status != 201 or "templateSelectionExpression" not in data:
            return status, headers, body
        integration = apigateway._integrations[api_id][json.loads(body)["integrationId"]]
        integration["templateSelectionExpression"] = data["templateSelectionExpression"]
        return apigateway._apigw_response(integration, 201)

    def create_authorizer_as_given(api_id, data):
        is_websocket = apigateway._apis.get(api_id, {}).get("protocolType") == "WEBSOCKET"
        none = {"authorizerPayloadFormatVersion": None, "jwtConfiguration": None} if is_websocket else {}
        return create_authorizer(api_id, {**none, **data})

    apigateway_v1._put_integration = put_as_given
    apigateway_v1._create_domain_name = create_domain_as_given
    apigateway._create_integration = create_as_given
    apigateway._create_authorizer = create_authorizer_as_given


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
