"""The body that compiled a report (编制机关), as a sentence of it says: 由某局编制."""

import re
from collections.abc import Iterator

from parsers.facts.agency import is_body_name
from parsers.facts.wording import plain

_SENTENCE = re.compile(r"[。；;!！]")
_COMPILED = re.compile(
    r"由(?P<body>[\u4e00-\u9fff（）()]{2,38}?)(?:(?:根据|按照|依据|依照)(?P<basis>.{0,150}?)要求,?)?"
    r"(?:负责|牵头|汇总|统一|组织)*(?:编制|编写|撰写)(?!的?[^,，]{0,20}(?:格式|模板|样式|范本|指南|目录))"
)
_LONGEST = 1000


def compilers(text: str) -> Iterator[str]:
    """The bodies that sentences about the report say compiled it, each once; `text` is the preamble and section one.

    Names as printed, without white space. What names no body (由本机关编制), or speaks of something else than a
    report (a catalogue, the form), gives none.
    """
    found = set()
    for sentence in _SENTENCE.split(plain(text)):
        if "由" not in sentence or "报告" not in sentence or len(sentence) > _LONGEST:
            continue
        for match in _COMPILED.finditer(sentence):
            body = match["body"]
            if is_body_name(body) and body not in found:
                found.add(body)
                yield body
