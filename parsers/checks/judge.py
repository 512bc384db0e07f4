"""One table judged: its checks, what the arithmetic derives or doubts, its findings and its verdict."""

from collections.abc import Iterable, Sequence, Set

from parsers.cells.board import Board, Key, Slot
from parsers.checks.contradictions import Change, Contradiction, contradictions
from parsers.checks.derive import apply_forced, forced_values
from parsers.checks.equations import Equation, Tally, equations, evaluate, unstated
from parsers.checks.limits import check_limits
from parsers.checks.shifts import straighten
from parsers.checks.verdicts import verdict
from parsers.report import Check, Finding, Severity, State, TableVerdict, Where

SHOWN = 8
"""How many cells or changes a finding names."""


def judge(board: Board) -> tuple[TableVerdict, list[Check], list[Finding]]:
    """Brings the board's cells to their final state, and says what is known of the table."""
    code, form = board.table.code, board.form_id
    if not board.found:
        missing = Finding("table_missing", "error", f"no trace of {board.table.title}", code)
        return TableVerdict(code, form, "missing"), [], [missing]
    system = equations(board)
    lost = [row for row in board.rows if all(board.slot(row, column).state == "absent" for column in board.columns)]
    lost = [row for row in lost if row not in board.loose]
    findings = _losses(board, lost)
    board.unstated = unstated(board, system)
    findings.extend(_doubts(board, {"unreadable"}))
    tally, checks = _evaluated(board, system)
    if any(check.holds is False for check in checks):
        shifted = straighten(board, system, tally)
        if shifted is not None:
            findings.append(shifted)
            tally, checks = _evaluated(board, system)
    tested = [
        (equation, check.holds) for equation, check in zip(system, checks, strict=True) if check.holds is not None
    ]
    knots = contradictions(board, tally, tested)
    is_open = len(tested) < len(system)
    told = apply_forced(board, forced_values(board, system, tally)) if is_open and not knots else []
    for knot in knots:
        _doubt(board, knot)
        findings.append(_contradiction(board, tally, knot))
    if told:
        detail = f"the identities leave one value for cells of {_listed(told)}"
        findings.append(Finding("value_derived", "info", detail, code))
    limits, broken = check_limits(board, tally)
    findings.extend(broken)
    findings.extend(_doubts(board, {"doubtful"}))
    owed = [] if board.table.local else lost
    contradicted = bool(knots or broken)
    return TableVerdict(code, form, verdict(board, owed, contradicted=contradicted)), [*checks, *limits], findings


def _evaluated(board: Board, system: Sequence[Equation]) -> tuple[Tally, list[Check]]:
    tally = Tally(board)
    return tally, [evaluate(board.table.code, tally, equation) for equation in system]


def _losses(board: Board, lost: Sequence[str]) -> list[Finding]:
    code = board.table.code
    findings = []
    recalled = {row.code for row in board.table.rows if row.evidence == "recalled"}
    certain = [row for row in lost if row not in recalled]
    if board.table.local and lost:
        detail = f"of the lines met in such tables this one does not have {_listed(lost)}"
        findings.append(Finding("row_missing", "info", detail, code))
    elif certain:
        findings.append(Finding("row_missing", "error", f"the document has no cell of {_listed(certain)}", code))
    if len(certain) < len(lost) and not board.table.local:
        rest = _listed([row for row in lost if row in recalled])
        detail = f"the document has no cell of {rest}; whether the form has these lines was not confirmed in a source"
        findings.append(Finding("row_missing", "warning", detail, code))
    columns = board.owed_columns()
    partly = [
        row
        for row in board.rows
        if row not in lost
        and row not in board.loose
        and any(board.slot(row, column).state == "absent" for column in columns)
    ]
    if partly:
        findings.append(Finding("cells_missing", "error", f"cells are missing in {_listed(partly)}", code))
    return findings


def _doubt(board: Board, knot: Contradiction) -> None:
    """Puts the figures that a contradiction may stem from in doubt; what is in doubt for another reason stays so."""
    for row, column in knot.suspects:
        slot = board.slot(row, column)
        if slot.state == "read":
            slot.state, slot.doubt = "doubtful", "source_contradiction"


def _contradiction(board: Board, tally: Tally, knot: Contradiction) -> Finding:
    broken = []
    where: Where | None = None
    for equation in knot.failing:
        check = evaluate(board.table.code, tally, equation)
        broken.append(f"{equation.code} {equation.scope}: {check.expected} against {check.found}")
        where = where or next((board.slot(*key).where for key in equation.whole), None)
    detail = "the printed figures contradict each other: " + "; ".join(broken[:SHOWN])
    if knot.changes:
        smallest = " or ".join(_proposal(board, change) for change in knot.changes[:3])
        detail += f". The smallest change that would balance: {smallest}"
    else:
        detail += ". No change of one or two figures would balance them"
    return Finding("source_contradiction", "error", detail, board.table.code, where)


def _proposal(board: Board, change: Change) -> str:
    steps = []
    for (row, column), delta in change:
        value = board.slot(row, column).value or 0
        steps.append(f"{row}.{column} {value} -> {value + delta}")
    return " and ".join(steps)


def _doubts(board: Board, states: Set[State]) -> Iterable[Finding]:
    """A finding for each kind of doubt about cells in these states, with the cells."""
    kinds: dict[str, list[Key]] = {}
    for key, slot in board.slots.items():
        kind = _kind_of_doubt(slot) if slot.state in states else None
        if kind is not None:
            kinds.setdefault(kind, []).append(key)
    for kind, keys in kinds.items():
        shown = ", ".join(f"{row}.{column} {board.slot(row, column).raw!r:.40}" for row, column in keys[:SHOWN])
        more = f" and {len(keys) - SHOWN} more" if len(keys) > SHOWN else ""
        severity: Severity = "warning"
        yield Finding(kind, severity, f"{shown}{more}", board.table.code, board.slot(*keys[0]).where)


def _kind_of_doubt(slot: Slot) -> str | None:
    if slot.state == "unreadable":
        return "value_unreadable"
    if slot.state != "doubtful" or slot.doubt == "source_contradiction":
        return None
    return {"placement": "placement_doubtful", "legibility": "value_illegible", "unit": "unit_unknown"}[str(slot.doubt)]


def _listed(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else ""
    return ", ".join(codes[:SHOWN]) + more
