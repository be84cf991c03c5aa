"""moto: Secrets Manager."""

import json
from urllib.request import Request, urlopen

import moto.awslambda.utils


class RotationFunctions:
    """The functions of this machine, which stand in ministack, as moto calls its own."""

    def __init__(self, ministack: str):
        self.functions = f"{ministack}/2015-03-31/functions"
        self.rotates = False

    def call(self, path: str, body: bytes | None = None):
        """Unsigned, as nobody checks; whose account and region it is, ministack reads from the credential."""
        region = path.split(":")[3]
        credential = f"AWS4-HMAC-SHA256 Credential=rehearsal/20250101/{region}/lambda/aws4_request, SignedHeaders=host, Signature=0"
        return urlopen(Request(f"{self.functions}/{path}", data=body, headers={"Authorization": credential}))

    def get_function(self, arn: str) -> None:
        self.call(arn).close()

    def invoke(self, arn: str, qualifier, body: str, headers, response_headers) -> None:
        """
        Runs one step of a rotation. AWS does so in its own time; here a failure is the caller's, to be seen. Where rotation
        is only switched on, AWS tries a login, and what it would log in to is not on this machine.
        """
        self.rotates = self.rotates or json.loads(body)["Step"] == "createSecret"
        if not self.rotates:
            return
        with self.call(f"{arn}/invocations", body.encode()) as answer:
            if answer.headers.get("X-Amz-Function-Error"):
                raise RuntimeError(f"{json.loads(body)['Step']} of {arn} failed: {answer.read().decode()}")


def apply(ministack: str) -> None:
    """moto looks for a rotation function among its own, and they are in the other emulator."""
    moto.awslambda.utils.get_backend = lambda *_: RotationFunctions(ministack)
