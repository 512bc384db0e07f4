"""Objects and arrays that pages write into their scripts, as JSON: keys without quotes, single quotes, comments."""

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+")|(?P<word>[A-Za-z_$][\w$]*+)|(?P<number>-?\d[\d.eE+-]*+)"""
    r"""|(?P<mark>[\[\]{}:,])|(?P<skip>\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_WORDS = {"true": "true", "false": "false"}
_COLON = re.compile(r"\s*+:")
_CLOSERS = {"{": "}", "[": "]"}


def literal_of(text: str, key: str) -> str | None:
    """The first value that `key` has in a script, as JSON text; None where it is no literal or has no end.

    What is not JSON but a literal of the language is rewritten; calls, sums and functions are not looked into.
    """
    start = re.search(rf"""\b{re.escape(key)}["']?\s*[:=]\s*(?=[\[{{'"\d-])""", text)
    return None if start is None else _as_json(text, start.end())[0]


def literals_after(text: str, opening: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """The literals that begin where a match of `opening` ends, as JSON text, each with its match; none inside another.

    One that is no literal is left out; the search goes on where it ceases to be one, so that all is looked at once.
    """
    position = 0
    while start := opening.search(text, position):
        written, position = _as_json(text, start.end())
        if written is not None:
            yield start, written


def _as_json(text: str, position: int) -> tuple[str | None, int]:
    """The literal at a position, and where it ends or is none. Depth is counted and not recursed into."""
    out: list[str] = []
    open_marks: list[str] = []
    while token := _TOKEN.match(text, position):
        position = token.end()
        kind, word = token.lastgroup, token[0]
        if kind == "skip":
            continue
        if word in ("}", "]"):
            if not open_marks or _CLOSERS[open_marks.pop()] != word:
                return None, position
            if out and out[-1] == ",":  # a trailing one
                out.pop()
        elif word in _CLOSERS:
            open_marks.append(word)
        out.append(_token_as_json(kind, word, is_key=_COLON.match(text, position) is not None))
        if not open_marks:
            return "".join(out), position
    return None, position


def _token_as_json(kind: str | None, word: str, *, is_key: bool) -> str:
    """A token as it stands in JSON. The value of a variable is not known: null."""
    if kind == "string":
        return json.dumps(_ESCAPE.sub(_unescaped, word[1:-1]))
    if kind == "mark":
        return word
    if is_key:
        return json.dumps(word)
    return _WORDS.get(word, "null") if kind == "word" else word


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPES.get(code, code)
