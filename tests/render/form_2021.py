"""The statutory form of 国办公开办函〔2021〕30号: its labels and codes.

Written down apart from the parsers' own copy: the generated reports must not take
their labels from the program they test.
"""

from dataclasses import dataclass

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("overview", "一", "总体情况"),
    ("proactive_disclosure", "二", "主动公开政府信息情况"),
    ("requests", "三", "收到和处理政府信息公开申请情况"),
    ("review_litigation", "四", "政府信息公开行政复议、行政诉讼情况"),
    ("problems_improvement", "五", "存在的主要问题及改进情况"),
    ("other_matters", "六", "其他需要报告的事项"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One of the four parts of Table 2: its title, number columns and rows, as (code, label)."""

    table: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


DECISIONS = (("decisions_this_year", "本年处理决定数量"),)

TABLE_2: tuple[Block, ...] = (
    Block(
        "t2_art20_1",
        "第二十条第（一）项",
        (
            ("issued_this_year", "本年制发件数"),
            ("repealed_this_year", "本年废止件数"),
            ("in_force", "现行有效件数"),
        ),
        (("regulations", "规章"), ("normative_documents", "行政规范性文件")),
    ),
    Block("t2_art20_5", "第二十条第（五）项", DECISIONS, (("admin_licensing", "行政许可"),)),
    Block(
        "t2_art20_6",
        "第二十条第（六）项",
        DECISIONS,
        (("admin_penalty", "行政处罚"), ("admin_coercion", "行政强制")),
    ),
    Block(
        "t2_art20_8",
        "第二十条第（八）项",
        (("fees_collected_wan_yuan", "本年收费金额（单位：万元）"),),
        (("admin_fees", "行政事业性收费"),),
    ),
)

TABLE_3 = "t3_requests"
TABLE_3_CAPTION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
OUTCOMES = "三、本年度办理结果"

APPLICANTS: tuple[tuple[str, str], ...] = (
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_organisation", "其他"),
)
TABLE_3_COLUMNS: tuple[str, ...] = (*(code for code, _ in APPLICANTS), "total")

NEW_REQUESTS = ("new_requests", "一、本年新收政府信息公开申请数量")
CARRIED_OVER = ("carried_over", "二、上年结转政府信息公开申请数量")
CARRIED_FORWARD = ("carried_forward", "四、结转下年度继续办理")
PROCESSED_TOTAL = ("processed_total", "（七）总计")

# Outcome rows in statutory order: (label of the group, rows). A group of one row has no label of its own.
OUTCOME_GROUPS: tuple[tuple[str | None, tuple[tuple[str, str], ...]], ...] = (
    (None, (("granted", "（一）予以公开"),)),
    (None, (("partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),)),
    (
        "（三）不予公开",
        (
            ("refused_state_secret", "1.属于国家秘密"),
            ("refused_other_law", "2.其他法律行政法规禁止公开"),
            ("refused_security_stability", "3.危及“三安全一稳定”"),
            ("refused_third_party_rights", "4.保护第三方合法权益"),
            ("refused_internal_affairs", "5.属于三类内部事务信息"),
            ("refused_process_information", "6.属于四类过程性信息"),
            ("refused_enforcement_files", "7.属于行政执法案卷"),
            ("refused_administrative_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable_not_held", "1.本机关不掌握相关政府信息"),
            ("unable_needs_creation", "2.没有现成信息需要另行制作"),
            ("unable_unclear_after_correction", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("not_processed_petition", "1.信访举报投诉类申请"),
            ("not_processed_duplicate", "2.重复申请"),
            ("not_processed_publication", "3.要求提供公开出版物"),
            ("not_processed_excessive", "4.无正当理由大量反复申请"),
            ("not_processed_reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
    (
        "（六）其他处理",
        (
            (
                "other_correction_overdue",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ),
            (
                "other_fee_overdue",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            ("other_misc", "3.其他"),
        ),
    ),
)
OUTCOME_LEAVES: tuple[str, ...] = tuple(code for _, rows in OUTCOME_GROUPS for code, _ in rows)

TABLE_4 = "t4_review_litigation"
TABLE_4_ROW = "cases"
CASE_GROUPS: tuple[tuple[str, str], ...] = (
    ("review", "行政复议"),
    ("direct", "未经复议直接起诉"),
    ("after_review", "复议后起诉"),
)
CASE_RESULTS: tuple[tuple[str, str], ...] = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
