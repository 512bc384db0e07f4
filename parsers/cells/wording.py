"""Labels reduced to what identifies them: width, spaces, quotes, numbering, guidance and traditional forms dropped."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

MAX_LABEL = 400
"""A longer text is no label: it is not normalized."""

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_GUIDANCE = re.compile(r"\([^()]*\)")
_OPENED = re.compile(r"\(.*$")
_CLOSED = re.compile(r"^[^()]*\)")
_CLOSING = ')”"'
_HANGING = "、,.:;·*#|_-—…!"
_NUMBERING = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[)、.,:]"  # 一、 （一） 一）
    r"|\(?\d{1,2}[)、.,:]"  # 1. 1、 (1)
    r"|\d{1,2}(?=[\u4e00-\u9fff])"  # 1属于国家秘密
    r"|其中[:,、]"  # 其中：1.涉及国家秘密
)

_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff)）])[¹²³⁰⁴-⁹①-⑳]{1,3}$")
_UNCLOSED_NUMBER = re.compile(r"\([一二三四五六七八九十\d]{1,2}")

_VOCABULARY = (("檔案", "文件"), ("資訊", "信息"), ("專案", "项目"))
"""Words that differ between the two shores, where changing the characters is not enough."""

_TRADITIONAL = (
    "萬與專個為舉於務從會傳體眾內況減決處復複國圍場報執據數條構業權檔欄沒熱發監穩種規範計訊訓記訟許設訪詢該認說請"
    "調談證議護負財費資購質轉辦過還進運達選郵採釋錯門開間關閱際隱電頁項預題額類駁無現總維納級結統經編線組織繳續繼罰職"
    "聯補製訴產單廢強後應態擬標機檢歷準濟獲異當糾網義聽臨見觀論識讀軍農動勞區協參員問團圓備優價兩創劃勵層屬審實導對師"
    "帶庫廣廳張戶時書東樣氣環簡習華裝違適鄉長雙離順風養餘驗點齊鎮縣黨愛號衛術"
)
_SIMPLIFIED = (
    "万与专个为举于务从会传体众内况减决处复复国围场报执据数条构业权档栏没热发监稳种规范计讯训记讼许设访询该认说请"
    "调谈证议护负财费资购质转办过还进运达选邮采释错门开间关阅际隐电页项预题额类驳无现总维纳级结统经编线组织缴续继罚职"
    "联补制诉产单废强后应态拟标机检历准济获异当纠网义听临见观论识读军农动劳区协参员问团圆备优价两创划励层属审实导对师"
    "带库广厅张户时书东样气环简习华装违适乡长双离顺风养余验点齐镇县党爱号卫术"
)

_SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad" + "".join(
    chr(code) for code in (*range(0x20), 0x7F) if chr(code) not in _SPACES
)
_QUOTES = "“”\"「」『』'‘’`〝〞"

_COMMON_RANGES = (
    range(0x80),  # ASCII
    range(0x2000, 0x2070),  # spaces, dashes, quotes
    range(0x2460, 0x2500),  # enclosed numbers
    range(0x3000, 0x302A),  # Chinese punctuation
    range(0x4E00, 0xA000),  # Chinese
    range(0xFF00, 0xFF66),  # full width
)
"""The characters that nearly all text is made of; NFKC joins none of them with a neighbour."""

_COMMON = re.compile(f"[{''.join(f'{chr(codes[0])}-{chr(codes[-1])}' for codes in _COMMON_RANGES)}]*")


def _with_nfkc(table: Mapping[int, str]) -> dict[int, str]:
    """A table for `translate` that also does what NFKC does to the common characters: one quick pass for both."""
    common = {code: unicodedata.normalize("NFKC", chr(code)).translate(table) for code in chain(*_COMMON_RANGES)}
    return {**table, **common}


_NO_BLANKS = dict.fromkeys(map(ord, _SPACES + _INVISIBLE), "")
_BLANKS = _with_nfkc(_NO_BLANKS)
_REDUCED = _with_nfkc(
    {
        **_NO_BLANKS,
        **dict.fromkeys(map(ord, _QUOTES), ""),
        **dict(zip(map(ord, _TRADITIONAL + "祕【〔】〕。"), _SIMPLIFIED + "秘(()).", strict=True)),
    }
)


def _in_nfkc(text: str) -> str:
    """The text in NFKC, as far as the tables do not see to that."""
    return text if _COMMON.fullmatch(text) else unicodedata.normalize("NFKC", text)


def squeezed(text: str) -> str:
    """The text in NFKC without spaces, line breaks and invisible characters."""
    return _in_nfkc(text).translate(_BLANKS)


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """What identifies a label: `（二）部分公开（区分处理的…）` gives 部分公开; "" where nothing is left.

    Titles that begin with 第 (第二十条第（一）项) keep their brackets' content, which tells them apart.
    """
    if len(text) > MAX_LABEL:
        return ""
    if "[" in text:
        text = _BOOKMARK.sub("", text)
    text = _in_nfkc(_NOTE_MARK.sub("", text.rstrip()))
    for there, here in _VOCABULARY:
        text = text.replace(there, here)
    text = text.translate(_REDUCED)
    if text.startswith("第"):
        return text.replace("(", "").replace(")", "")
    for _ in range(2):
        if numbering := _NUMBERING.match(text):
            text = text[numbering.end() :]
    if text.startswith("(") and ")" not in text:
        text = _UNCLOSED_NUMBER.sub("", text, count=1)
    if "(" in text or ")" in text:
        text = _CLOSED.sub("", _OPENED.sub("", _without_guidance(text)))
    return text.strip(_HANGING)


def is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is opened in a text and not closed."""
    return _is_open(text[: MAX_LABEL + 1])


@lru_cache(maxsize=8192)
def _is_open(text: str) -> bool:
    bare = squeezed(text)
    return bare.count("(") > bare.count(")") or bare.count("“") > bare.count("”") or bare.count('"') % 2 == 1


def is_closing(text: str) -> bool:
    """Whether a text is nothing but what closes a bracket or quotation."""
    bare = squeezed(text) if len(text) <= MAX_LABEL else ""
    return bool(bare) and not bare.strip(_CLOSING)


def _without_guidance(text: str) -> str:
    """Bracketed notes dropped, one inside another too."""
    for _ in range(3):
        text, count = _GUIDANCE.subn("", text)
        if not count:
            break
    return text
