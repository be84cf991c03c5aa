"""ministack: Route 53."""

import re

from ministack.services import route53


def apply() -> None:
    answer_when_done()


def answer_when_done() -> None:
    """A record is there at once. AWS names a change to wait for, and the provider then waits half a minute before it
    first asks: with two such waits in each of three stacks, one behind the other, a rehearsal would take minutes more."""
    change = route53._change_resource_record_sets

    def change_at_once(zone_id, body):
        status, headers, answer = change(zone_id, body)
        return status, headers, re.sub(rb"<ChangeInfo>.*</ChangeInfo>", b"", answer, flags=re.DOTALL)

    route53._change_resource_record_sets = change_at_once
