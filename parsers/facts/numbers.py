"""The numbers a document is filed under: 文号 and 索引号, as the lines before it print them."""

import re

_VALUE = r"\s*[：:]\s*(?P<value>[^\s：:，,；;。【】]{3,60})(?!\S*[：:])"
_LABELS = (
    ("document_number", re.compile(r"(?:发文字号|文\s*件?\s*(?:编\s*)?号|发\s*文\s*号)" + _VALUE)),
    ("index_number", re.compile(r"(?:索\s*引\s*号|信息索取号)" + _VALUE)),
)
_ALONE = re.compile(r"(?!根据|按照|依据|关于|参照)[\u4e00-\u9fff]{1,12}[〔［\[（(]20\d\d[〕］\])）]\s*第?\d{1,5}号")
"""A document number on a line of its own, as official documents print it above or below their title."""

_NUMBERED = re.compile(r"\d")


def numbers_in_line(line: str) -> list[tuple[str, str]]:
    """The numbers a line states, as (name, value): `document_number` or `index_number`.

    A value without a digit is none. A document number alone on its line needs no label.
    """
    if _ALONE.fullmatch(line.strip()):
        return [("document_number", line.strip())]
    found = ((name, match["value"]) for name, label in _LABELS if (match := label.search(line)))
    return [(name, value) for name, value in found if _NUMBERED.search(value)]
