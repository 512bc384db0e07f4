"""The exact inequalities of a form (a part is at most its whole): evaluated, and what breaks them in doubt."""

from collections.abc import Iterator

from parsers.cells.board import Board, Key
from parsers.checks.equations import Tally
from parsers.forms.model import Identity
from parsers.report import Check, Finding, Number


def check_limits(board: Board, tally: Tally) -> tuple[list[Check], list[Finding]]:
    """A check for each inequality and each row or column; the figures that break one are put in doubt, and said."""
    checks, findings = [], []
    for identity in board.table.identities:
        for scope, terms, equals in _instances(board, identity):
            check = Check(identity.code, board.table.code, scope, *_compared(tally, terms, identity.relation, equals))
            checks.append(check)
            if check.holds is False:
                findings.append(_broken(board, check, identity.relation, (*terms, *equals)))
    return checks, findings


def _instances(board: Board, identity: Identity) -> Iterator[tuple[str, list[Key], list[Key]]]:
    """Scope, terms and equals of an inequality."""
    if not identity.is_limit:
        return
    for scope in board.rows if identity.over == "row" else board.columns:
        terms, equals = (
            [(scope, code) if identity.over == "row" else (code, scope) for code in codes]
            for codes in (identity.terms, identity.equals)
        )
        yield scope, terms, equals


def _compared(
    tally: Tally, terms: list[Key], relation: str, equals: list[Key]
) -> tuple[bool | None, Number | None, Number | None, bool]:
    """Whether it holds, both sides of it, and whether an empty cell counted as 0."""
    keys = (*terms, *equals)
    if any(tally.is_open(key) for key in keys) or not any(key in tally.printed for key in keys):
        return None, None, None, False
    left, right = _sum(tally, terms), _sum(tally, equals)
    holds = left <= right if relation == "<=" else left >= right
    return holds, left, right, any(key in tally.empty for key in keys)


def _sum(tally: Tally, keys: list[Key]) -> Number:
    return sum(tally.printed.get(key, 0) for key in keys)


def _broken(board: Board, check: Check, relation: str, keys: tuple[Key, ...]) -> Finding:
    for key in keys:
        slot = board.slot(*key)
        if slot.state == "read":
            slot.state, slot.doubt = "doubtful", "source_contradiction"
    broken = f"{check.code} {check.scope}: {check.expected} is not {relation} {check.found}"
    detail = f"the printed figures contradict each other: {broken}"
    return Finding("source_contradiction", "error", detail, board.table.code, board.slot(*keys[0]).where)
