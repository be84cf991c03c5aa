"""ministack: CloudFront."""

from ministack.services import cloudfront


def apply() -> None:
    leave_out_empty_headers()
    tell_the_version_of_a_changed_function()


def leave_out_empty_headers() -> None:
    """Of a policy for response headers, AWS does not show the kinds that it has none of."""
    build = cloudfront._build_rhp_config_xml

    def build_without_empty(parent, config):
        build(parent, config)
        for kind in ("CustomHeaders", "RemoveHeaders"):
            if not config[kind]:
                parent.remove(cloudfront._find(parent, f"{kind}Config"))

    cloudfront._build_rhp_config_xml = build_without_empty


def tell_the_version_of_a_changed_function() -> None:
    """AWS misspells this one header, and the provider publishes what is told there."""
    update = cloudfront._cf_update_function

    def update_and_tell(name, headers, body):
        status, answered, answer = update(name, headers, body)
        return status, {**answered, **({"ETtag": answered["ETag"]} if "ETag" in answered else {})}, answer

    cloudfront._cf_update_function = update_and_tell
