"""The titles of the six statutory sections, and how reports word them."""

import re
from functools import lru_cache

SECTIONS = (
    "overview",
    "proactive_disclosure",
    "requests",
    "review_litigation",
    "problems_improvement",
    "other_matters",
)
"""The codes of the six sections in statutory order (国办公开办函〔2019〕60号 and 〔2021〕30号)."""

_LONGEST = 40

_YEAR = r"(?:20\d\d年度?|本年度?|年度|全年)?"
_WHO = r"(?:我[局办委厅市区县镇乡院]|本机关|行政机关|本单位|各级行政机关)?"
_INFORMATION = r"(?:政府|政务)?(?:信息)?"
_MATTER = r"(?:(?:政府|政务)?信息公开|政务公开)?"
_HANDLED = r"(?:收到|受理|处理|办理|答复|工作|和|及|与)*"
_OTHER = r"(?:其他|其它)"
_TITLES = {
    "overview": (
        rf"{_YEAR}{_WHO}{_MATTER}(?:工作)?的?(?:总体|基本|整体)(?:工作)?(?:开展)?(?:情况|概况)(?:概述)?",
        rf"{_YEAR}{_MATTER}(?:工作)?(?:情况)?(?:概述|概况|综述)",
    ),
    "proactive_disclosure": (
        rf"{_YEAR}{_WHO}{_INFORMATION}主动公开{_INFORMATION}的?(?:工作|内容|重点)?(?:开展)?的?(?:情况)?",
    ),
    "requests": (
        rf"{_YEAR}{_WHO}{_HANDLED}{_INFORMATION}(?:依申请)?公开{_INFORMATION}的?(?:申请)?的?{_HANDLED}的?情况",
        rf"{_YEAR}{_INFORMATION}依申请公开{_INFORMATION}(?:工作)?",
    ),
    "review_litigation": (
        r".{0,26}复议.{0,12}诉讼.{0,10}情况",
        r".{0,26}诉讼.{0,12}复议.{0,10}情况",
        r".{0,12}行政复议情况",
        r"因?政府信息公开.{0,10}行政复议和?(?:提起)?行政诉讼",
    ),
    "problems_improvement": (
        rf"{_YEAR}{_WHO}{_MATTER}(?:工作)?中?(?:存在的?|面临的?|的)?(?:主要|突出)?的?(?:问题|不足|困难).{{0,20}}",
    ),
    "other_matters": (
        rf"{_OTHER}?(?:需要|应当|需)?(?:报告|说明)的?{_OTHER}?(?:重要)?(?:事项|情况|问题)",
        rf"{_OTHER}(?:有关)?(?:事项|情况)",
    ),
}
_PATTERNS = {code: re.compile("|".join(titles)) for code, titles in _TITLES.items()}
_AS_PRESCRIBED = (
    r"(?:(?:总体情况)|(?:(?:行政机关)?主动公开政府信息的?情况)"
    r"|(?:(?:行政机关)?收到和处理政府信息公开申请的?情况)"
    r"|(?:因?政府信息公开(?:工作)?(?:被申请)?行政复议[、和](?:提起)?行政诉讼的?情况)"
    r"|(?:(?:政府信息公开工作)?存在的?(?:主要)?问题及改进(?:情况|措施))"
    r"|(?:其[他它]需要(?:报告|说明)的事项))"
)
_GLUED = re.compile(rf"\s*{_AS_PRESCRIBED}(?=[^\s：:。].{{5,}}[，。；：])")
_WITHIN = re.compile(rf"[一二三四五六]\s*[、.．]\s*{_AS_PRESCRIBED}")
_TRADITIONAL = "總體況動開處理請複復議訴訟報項問題進難關與經綜說應當"
_SIMPLIFIED = str.maketrans(_TRADITIONAL, "总体况动开处理请复复议诉讼报项问题进难关与经综说应当")
_ANY_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
_NOT_WORD = re.compile(r"[\W_]+")


def section_of(title: str) -> str | None:
    """The code of the section that a title names, or None. Spaces and punctuation do not count."""
    return _section_of(title) if len(title) <= 2 * _LONGEST else None


@lru_cache(maxsize=4096)
def _section_of(title: str) -> str | None:
    key = _simplified(_NOT_WORD.sub("", title))
    if not 2 <= len(key) <= _LONGEST:
        return None
    for code, pattern in _PATTERNS.items():
        if pattern.fullmatch(key) and (code != "requests" or "申请" in key):
            return code
    return None


def glued_title(text: str) -> int | None:
    """Where the statutory title that a text begins with ends, if a sentence goes on right there."""
    found = _GLUED.match(_simplified(text))
    return found.end() if found else None


def titles_within(text: str) -> list[tuple[int, int]]:
    """Where numbered statutory titles begin and end anywhere in a text."""
    return [found.span() for found in _WITHIN.finditer(_simplified(text))]


def _simplified(text: str) -> str:
    return text.translate(_SIMPLIFIED) if _ANY_TRADITIONAL.search(text) else text
