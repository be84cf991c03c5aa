"""Reads an environment file as python-dotenv does, by its rules written down here and, where it is installed, by itself."""

import codecs
import json
import re
import sys

COMMENT = re.compile(r"#[^\n]*\n")
KEY = re.compile(r"([A-Z_][A-Z0-9_]*)=")
# Each by itself, as python-dotenv does: what follows cannot make a quote end earlier.
QUOTED = {"'": re.compile(r"'((?:\\'|[^'])*)'"), '"': re.compile(r'"((?:\\"|[^"])*)"')}
ESCAPES = {"'": re.compile(r"\\[\\']"), '"': re.compile(r"\\[\\'\"abfnrtv]")}


def strict(text):
    values, at = {}, 0
    while at < len(text):
        comment = COMMENT.match(text, at)
        if comment:
            at = comment.end()
            continue
        key = KEY.match(text, at)
        quote = text[key.end()] if key else None
        quoted = QUOTED[quote].match(text, key.end()) if quote in QUOTED else None
        if quoted is None or text[quoted.end() : quoted.end() + 1] != "\n":
            sys.exit("cannot be read: " + text[at : at + 60])
        at = quoted.end() + 1
        value = ESCAPES[quote].sub(lambda match: codecs.decode(match.group(0), "unicode-escape"), quoted.group(1))
        if re.search(r"\$\{[^}]*\}", value):
            sys.exit("would be filled in: " + key.group(1))
        values[key.group(1)] = value
    return values


def by_dotenv(file):
    try:
        from dotenv import dotenv_values
    except ImportError:
        return None
    return dict(dotenv_values(file))


with open(sys.argv[1], encoding="utf-8") as opened:
    print(json.dumps({"strict": strict(opened.read()), "dotenv": by_dotenv(sys.argv[1])}))
