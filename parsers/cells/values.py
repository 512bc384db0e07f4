"""The text of a cell as a value: a count, a change or an amount, with its state and its unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from parsers.cells.kinds import SIGNS, UNITS, Kind, kind_of, without_marks, without_markup, without_note
from parsers.cells.wording import squeezed
from parsers.forms.model import ValueKind
from parsers.report import Doubt, Number, State

MAX_DIGITS = 15
"""Longer numbers are not counts of anything; binary floats, too, end here."""

_SHORT = 24
"""Characters of a cell worth remembering."""

_PRINTED = re.compile(
    rf"(?P<sign>{SIGNS})?(?P<digits>\d[\d,]*)(?P<fraction>\.\d+)?(?:(?P<unit>{UNITS})整?|(?P<other>[^\W\d_]{{1,3}}))?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_APART = re.compile(r"\d\s+\d")
_CONFUSED = str.maketrans("OoQlI|〇○丨", "000111001")
_NEGATIVE = frozenset(("减", "减少", "下降", "降低", "-", "−", "–", "↓"))
_LESS = re.compile(r"\([^()]*[减降少负]")
"""A remark that may turn a change into its opposite: 3（减少）."""

_MULTIPLE = re.compile("[十百千万亿]")
"""A unit beside a count that multiplies it (万人次): which number is meant is in doubt."""

_MONEY = {
    "元": Decimal("0.0001"),
    "百元": Decimal("0.01"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "万": Decimal(1),
}
_MONEY |= {"亿元": Decimal(10_000), "亿": Decimal(10_000)}


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says. `unit` is the unit as printed in the cell or its header, None where neither prints one."""

    value: Number | None
    state: State
    doubt: Doubt | None = None
    unit: str | None = None


def read_value(text: str, kind: ValueKind, header_unit: str | None = None, *, unit_known: bool = True) -> Value:
    """The value of a cell of this kind.

    Amounts are converted to 万元 from the unit that the cell, else its header or a column of units (`header_unit`)
    prints. One in a unit that is none of money is doubtful as printed; so is one other than 0 without any, where the
    form does not say it (`unit_known`). What the
    kind does not allow (a fraction or a sign of a count) is doubtful or unreadable, never rounded.
    """
    read = _read_short if len(text) <= _SHORT else _read
    return read(text, kind, header_unit, unit_known)


def _read(text: str, kind: ValueKind, header_unit: str | None, unit_known: bool) -> Value:
    look = kind_of(text)
    if look is Kind.EMPTY:
        return Value(None, "blank")
    if look is Kind.DASH:
        return Value(None, "dash")
    if look is Kind.TEXT and kind != "amount":
        return Value(None, "unreadable")
    text = without_markup(text)
    plain = without_marks(text)
    whole = squeezed(plain)
    bare = without_note(whole)
    legible = look is Kind.NUMBER and plain == text and not _APART.search(text.strip()) and "约" not in bare
    printed = _PRINTED.fullmatch(bare.translate(_CONFUSED) if look is Kind.JUNK else bare)
    if printed is None or not _well_written(printed["digits"]):
        return Value(None, "unreadable")
    legible = legible and not _padded(printed["digits"])
    if kind == "amount":
        return _amount(printed, header_unit, legible=legible, unit_known=unit_known)
    signed = kind == "change"
    return _count(printed, header_unit, signed=signed, legible=legible and not (signed and _LESS.search(whole)))


_read_short = lru_cache(maxsize=8192)(_read)  # most cells say the same few things


def whole_number(text: str) -> int | None:
    """The number of a text that is one and nothing else."""
    bare = squeezed(text)
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= MAX_DIGITS else None


def _well_written(digits: str) -> bool:
    if len(digits.replace(",", "")) > MAX_DIGITS:
        return False
    return "," not in digits or _THOUSANDS.fullmatch(digits) is not None


def _padded(digits: str) -> bool:
    """Zeros before a number: perhaps the run-together figures of several cells."""
    return len(digits) > 1 and digits.startswith("0")


def _number(printed: re.Match[str]) -> Decimal:
    number = Decimal(printed["digits"].replace(",", "") + (printed["fraction"] or ""))
    return -number if printed["sign"] in _NEGATIVE else number


def _count(printed: re.Match[str], header_unit: str | None, *, signed: bool, legible: bool) -> Value:
    number = _number(printed)
    unit = printed["unit"] or header_unit
    if number != int(number) or unit in _MONEY:
        return Value(None, "unreadable", unit=unit)
    if header_unit is not None and _MULTIPLE.search(header_unit) and number:
        return Value(int(number), "doubtful", "unit", unit)
    plain = legible and printed["fraction"] is None and (signed or printed["sign"] is None)
    if plain:
        return Value(int(number), "read", unit=unit)
    return Value(int(number), "doubtful", "legibility", unit)


def _amount(printed: re.Match[str], header_unit: str | None, *, legible: bool, unit_known: bool) -> Value:
    unit = printed["unit"] or printed["other"] or header_unit
    number = _number(printed) * (_MONEY.get(unit, 1) if unit else 1)
    value = int(number) if number == int(number) else float(number)
    if unit is not None and unit not in _MONEY:
        return Value(value, "doubtful", "unit", unit)
    if not legible or printed["sign"] is not None:
        return Value(value, "doubtful", "legibility", unit)
    if unit is None and not unit_known and value:
        return Value(value, "doubtful", "unit")
    return Value(value, "read", unit=unit)
