"""The AWS of this machine: two emulators side by side and a port that refuses, on 127.0.0.1 only.

    python serve.py PORT

PORT answers as ministack, PORT + 1 as moto, PORT + 2 as App Runner, and says 501 to everything else. The process ends on SIGTERM and takes
all of it along; nothing is written to disk.
"""

import json
import logging
import os
import pathlib
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import apprunner
import repeats

HOST = "127.0.0.1"
ACCOUNT_ID = "123456789012"
# Of the services that functions call, those in moto, as the SDK's variables name them: ministack sends every call to itself.
CALLED_IN_MOTO = ("ECR", "ECS", "ELASTIC_LOAD_BALANCING_V2", "RDS", "SECRETS_MANAGER", "WAFV2")


def refuse_busy_ports(first: int) -> None:
    for port in range(first, first + 3):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                sys.exit(f"port {port} on {HOST} is in use by another program")


class Refusing(BaseHTTPRequestHandler):
    """Stands for every service that neither emulator has: a request that comes here must not go anywhere else."""

    app_runner: apprunner.AppRunner

    def app_runs(self) -> None:
        target = self.headers.get("X-Amz-Target", "")
        if not target.startswith(apprunner.PREFIX):
            return self.refuse()
        given = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        region = apprunner.region_of(self.headers.get("Authorization", ""))
        self.reply(*self.app_runner.answer(target, given, region))

    def refuse(self) -> None:
        self.reply(501, {"__type": "NotEmulated", "message": "this service is not emulated on this machine"})

    def reply(self, status: int, answer: dict) -> None:
        body = json.dumps(answer, separators=(",", ":")).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        if "__type" in answer:
            self.send_header("x-amzn-errortype", answer["__type"])
        self.send_header("x-local-aws", str(os.getpid()))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = app_runs
    do_GET = do_PUT = do_DELETE = do_HEAD = do_PATCH = refuse

    def log_message(self, *_: object) -> None:
        pass


def serve_moto(port: int) -> None:
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    app = repeats.wsgi(DomainDispatcherApplication(create_backend_app))
    make_server(HOST, port, app, threaded=True).serve_forever()


def serve_ministack(port: int) -> None:
    # Functions inherit them.
    os.environ.update({f"AWS_ENDPOINT_URL_{each}": f"http://{HOST}:{port + 1}" for each in CALLED_IN_MOTO})
    hurry = str(pathlib.Path(__file__).with_name("hurry.cjs")).replace("\\", "\\\\")
    os.environ["NODE_OPTIONS"] = f'--require "{hurry}"'
    os.environ.update(
        GATEWAY_PORT=str(port),
        BIND_HOST=HOST,
        MINISTACK_ACCOUNT_ID=ACCOUNT_ID,
        LOG_LEVEL="WARNING",
        # Listeners that it would open on every interface.
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
    )
    sys.argv = ["ministack"]
    import ministack.app

    ministack.app.app = repeats.asgi(ministack.app.app)
    ministack.app.main()


def main() -> None:
    first = int(sys.argv[1])
    refuse_busy_ports(first)
    os.environ.update(MOTO_ACCOUNT_ID=ACCOUNT_ID, MOTO_IAM_LOAD_MANAGED_POLICIES="true")

    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    import patches

    patches.apply(ministack=f"http://{HOST}:{first}", moto=f"http://{HOST}:{first + 1}")
    threading.Thread(target=serve_moto, args=[first + 1], daemon=True).start()
    Refusing.app_runner = apprunner.AppRunner(f"http://{HOST}:{first}")
    threading.Thread(target=ThreadingHTTPServer((HOST, first + 2), Refusing).serve_forever, daemon=True).start()
    serve_ministack(first)


if __name__ == "__main__":
    main()
