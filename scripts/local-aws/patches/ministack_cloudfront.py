"""ministack: CloudFront."""

from ministack.services import cloudfront


def apply() -> None:
    leave_out_empty_headers()


def leave_out_empty_headers() -> None:
    """Of a policy for response headers, AWS does not show the kinds that it has none of."""
    build = cloudfront._build_rhp_config_xml

    def build_without_empty(parent, config):
        build(parent, config)
        for kind in ("CustomHeaders", "RemoveHeaders"):
            if not config[kind]:
                parent.remove(cloudfront._find(parent, f"{kind}Config"))

    cloudfront._build_rhp_config_xml = build_without_empty
