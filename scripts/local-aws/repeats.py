"""Answers that were lost on their way.

Under load an answer sometimes does not arrive, and the SDK sends its request again. What was done already would be done
twice, or refused: a lock that Terraform has just taken looks like somebody else's, an alias that it has just made exists.
SDKs number each call in `amz-sdk-invocation-id` and keep the number when they try again: a call that succeeded is answered
as it was the first time. Whatever failed is tried anew. Reading twice does no harm, so GET and HEAD pass.
"""

import asyncio
import threading
from collections import OrderedDict
from concurrent.futures import Future

HEADER = "amz-sdk-invocation-id"
READS = ("GET", "HEAD")
# An SDK gives up after some seconds; more calls than these are not made in that time.
KEPT = 2_000


class Answers:
    """The answers of the last calls, and of those that are still worked on."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: OrderedDict[tuple, Future] = OrderedDict()

    def begin(self, call: tuple) -> tuple[Future, bool]:
        """The call's answer to be, and whether it is the first time that it is asked for."""
        with self.lock:
            if call in self.known:
                return self.known[call], False
            self.known[call] = answer = Future()
            if len(self.known) > KEPT:
                self.known.popitem(last=False)
            return answer, True

    def end(self, call: tuple, answer: Future, given: object, succeeded: bool) -> None:
        if not succeeded:
            with self.lock:
                self.known.pop(call, None)
        answer.set_result(given if succeeded else None)


def wsgi(app):
    """moto, with its answers kept."""
    answers = Answers()

    def answered_once(environ, start_response):
        number = environ.get("HTTP_" + HEADER.upper().replace("-", "_"))
        if not number or environ["REQUEST_METHOD"] in READS:
            return app(environ, start_response)
        call = (number, environ["REQUEST_METHOD"], environ.get("PATH_INFO"), environ.get("QUERY_STRING"))
        answer, is_first = answers.begin(call)
        if not is_first:
            before = answer.result()
            if before is None:
                return app(environ, start_response)
            status, headers, body = before
            start_response(status, headers)
            return [body]
        head = ["", []]

        def note(status, headers, *more):
            head[:] = [status, headers]
            return start_response(status, headers, *more)

        body = b""
        try:
            body = b"".join(app(environ, note))
            return [body]
        finally:
            answers.end(call, answer, (*head, body), head[0].startswith("2"))

    return answered_once


def asgi(app):
    """ministack, with its answers kept."""
    answers = Answers()

    async def answered_once(scope, receive, send):
        headers = {name.lower(): value for name, value in scope.get("headers", [])}
        number = headers.get(HEADER.encode())
        if scope["type"] != "http" or not number or scope["method"] in READS:
            return await app(scope, receive, send)
        call = (number, scope["method"], scope["path"], scope.get("query_string"))
        answer, is_first = answers.begin(call)
        if not is_first:
            before = await asyncio.wrap_future(answer)
            if before is None:
                return await app(scope, receive, send)
            for event in before:
                await send(event)
            return None
        events = []

        async def note(event):
            events.append(event)
            await send(event)

        try:
            await app(scope, receive, note)
        finally:
            is_whole = bool(events) and not events[-1].get("more_body", False)
            succeeded = is_whole and 200 <= events[0].get("status", 500) < 300
            answers.end(call, answer, events, succeeded)

    return answered_once
