"""The statutory form of 国办公开办函〔2019〕60号 (试行), where it differs from that of 2021.

Written down apart from the parsers' own copy, as that of 2021 is.
"""

from tests.render.form_2021 import OUTCOME_GROUPS as OUTCOME_GROUPS_2021
from tests.render.form_2021 import Block

ITEMS = (("items_last_year", "上一年项目数量"), ("items_change", "本年增/减"))
DECISIONS = (*ITEMS, ("decisions", "处理决定数量"))

TABLE_2: tuple[Block, ...] = (
    Block(
        "t2_art20_1",
        "第二十条第（一）项",
        (
            ("made_this_year", "本年新制作数量"),
            ("disclosed_this_year", "本年新公开数量"),
            ("disclosed_total", "对外公开总数量"),
        ),
        (("regulations", "规章"), ("normative_documents", "规范性文件")),
    ),
    Block(
        "t2_art20_5",
        "第二十条第（五）项",
        DECISIONS,
        (("admin_licensing", "行政许可"), ("other_external_services", "其他对外管理服务事项")),
    ),
    Block(
        "t2_art20_6",
        "第二十条第（六）项",
        DECISIONS,
        (("admin_penalty", "行政处罚"), ("admin_coercion", "行政强制")),
    ),
    Block("t2_art20_8", "第二十条第（八）项", ITEMS, (("admin_fees", "行政事业性收费"),)),
    Block(
        "t2_art20_9",
        "第二十条第（九）项",
        (("procurement_projects", "采购项目数量"), ("procurement_amount", "采购总金额")),
        (("central_procurement", "政府集中采购"),),
    ),
)

# （六）其他处理 is one plain row here.
OUTCOME_GROUPS: tuple[tuple[str | None, tuple[tuple[str, str], ...]], ...] = (
    *OUTCOME_GROUPS_2021[:-1],
    (None, (("other_handling", "（六）其他处理"),)),
)
