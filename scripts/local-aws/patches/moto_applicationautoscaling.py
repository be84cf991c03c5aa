"""moto: Application Auto Scaling."""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


def apply() -> None:
    tag_targets()


def tag_targets() -> None:
    """moto takes the tags of a target and forgets them; it knows none of the three calls about tags."""
    register = ApplicationAutoScalingResponse.register_scalable_target

    def tags(response) -> dict:
        return response.applicationautoscaling_backend.__dict__.setdefault("tags_by_arn", {})

    def register_with_tags(self):
        answer = register(self)
        tags(self).setdefault(json.loads(answer)["ScalableTargetARN"], {}).update(self._get_param("Tags") or {})
        return answer

    def list_tags(self):
        return json.dumps({"Tags": tags(self).get(self._get_param("ResourceARN"), {})})

    def tag(self):
        tags(self).setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags"))
        return "{}"

    def untag(self):
        for key in self._get_param("TagKeys"):
            tags(self).get(self._get_param("ResourceARN"), {}).pop(key, None)
        return "{}"

    ApplicationAutoScalingResponse.register_scalable_target = register_with_tags
    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags
    ApplicationAutoScalingResponse.tag_resource = tag
    ApplicationAutoScalingResponse.untag_resource = untag
