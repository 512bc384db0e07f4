"""Lines above a report that belong to the page around it: date, source, font size, printing, index number."""

import re
from collections.abc import Iterator, Sequence

from parsers.document.blocks import Block, Paragraph

_LONGEST = 120
_FURNITURE = re.compile(
    r"^(?:正文|打印|关闭|返回|分享|首页.*|当前位置.*|您(?:所在|当前|现在).*|.{0,4}字体.*|.{0,4}字号.*)$"
    r"|(?:发布|发文|成文|更新|生成)\s*(?:日\s*期|时\s*间)\s*[：:]|(?:信息|文章)?来源\s*[：:]|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]"
    r"|【\s*(?:字体|打印)|^(?:索\s*引\s*号|信息索取号|主题分类|发布机构|文\s*号|有效性|公开(?:方式|时限|范围))\s*[：:]"
)


def page_furniture(blocks: Sequence[Block], stop: int) -> Iterator[int]:
    """The blocks before `stop` that are such lines."""
    for index, block in enumerate(blocks[:stop]):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST and _FURNITURE.search(block.text.strip()):
            yield index
