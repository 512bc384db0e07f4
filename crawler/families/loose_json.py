"""JSON as list servers answer it: raw newlines and tabs stand inside strings."""

import re
from typing import TypeVar

import msgspec

_OPENING = re.compile(r"\s*+[\[{]")
_CONTROLS = dict.fromkeys(range(0x20), " ")
_Model = TypeVar("_Model")


def is_markup(text: str) -> bool:
    """Whether a text may be markup: an answer in JSON is its own family's, whatever addresses stand in it."""
    return not _OPENING.match(text)


def decode(text: str, model: type[_Model]) -> _Model | None:
    """The answer as a model; None where it is no JSON, or not of the model. Control characters count as spaces."""
    try:
        return msgspec.json.decode(text.translate(_CONTROLS).encode("utf-8", "replace"), type=model, strict=False)
    except (msgspec.MsgspecError, RecursionError):
        return None
