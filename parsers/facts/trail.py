"""The way to a report: the steps of 当前位置 on its page, and of the columns it stands in."""

import re
from collections.abc import Iterable

from parsers.facts.agency import is_agency_name
from parsers.facts.wording import compact

_BREADCRUMB = re.compile(
    r"(?:您?(?:现在|当前|所在)?的?(?:所在)?(?:当前)?位置(?:是|在)?[:：]?)?[\s>＞»]*(?:网站)?首页\s*[>＞»/→|-]|当前位置"
)
_STEP = re.compile(r"\s*(?:[>＞»›→|]|->|/)+\s*|\s-+\s")
_LONGEST = 500  # characters of a line
# Columns that group bodies: 市直部门, 乡镇街道, 县区, 区直各部门及街道办; and bodies without a name: 市政府.
_GROUP = re.compile(
    r"(?:乡|镇|街道?|办事?处?|县|市|区|省|州|盟|旗|直属?|部|委|局|厅|院|处|室|所|站|各|及|和|级|本|政府|人民|机关|单位|机构|开发|高新|功能|其他|派出)+"
)


def breadcrumb(lines: Iterable[str]) -> tuple[str, ...]:
    """The steps of the first line that tells where on its site a page stands; empty where none does."""
    for line in lines:
        if len(line) <= _LONGEST and _BREADCRUMB.match(line.strip()):
            return steps(line)
    return ()


def steps(trail: str) -> tuple[str, ...]:
    """The titles on a trail, from the outermost in."""
    return tuple(filter(None, map(compact, _STEP.split(trail[:_LONGEST]))))


def agency_on(trail: Iterable[str]) -> str | None:
    """The innermost step that is the name of one agency and nothing else."""
    names = [step for step in trail if is_agency_name(step) and not _GROUP.fullmatch(step)]
    return names[-1] if names else None
