"""The sentences between the tables of a generated report."""

import random

from tests.render.figures import Values
from tests.render.form_2021 import TABLE_3

WORK = (
    "{agency}坚持以公开为常态、不公开为例外，围绕中心工作和群众关切，持续推进决策、执行、管理、服务、结果公开",
    "{agency}认真贯彻落实《中华人民共和国政府信息公开条例》，把政务公开纳入重要议事日程统筹部署",
    "{agency}紧扣重点领域和民生实事，健全公开机制，拓展公开渠道，公开工作质量稳步提升",
)
MANAGEMENT = (
    "严格落实先审后发制度，对拟公开的信息逐条进行保密审查，做到一事一审、全程留痕。对制作和保存的政府信息实行动态调整，"
    "及时更新失效内容，定期清理规范性文件，确保公开的信息准确、完整、有效。"
)
PLATFORM = (
    "统筹用好政府网站、政务新媒体和公开栏，统一发布标准，方便群众查询获取。加强网站日常巡查，对错漏、断链和更新滞后的问题"
    "限期整改，保障平台安全平稳运行。"
)
OVERSIGHT = (
    "把政务公开纳入年度考核，主动接受社会评议和群众监督，听取意见建议并逐项落实整改。明确一名负责同志分管，"
    "由办公室牵头、各科室配合，形成分工清楚、衔接有序的工作机制。"
)
PROBLEMS = (
    "政策解读形式还不够丰富，图文、视频等方式运用较少",
    "公开内容的时效性有待加强，个别栏目更新不够及时",
    "业务人员变动较快，对条例的理解掌握还不够深入",
    "主动公开与公众需求之间仍有差距，互动回应有待改进",
)
REMEDIES = (
    "加强业务培训，提高工作人员的能力和水平",
    "完善审核发布流程，明确责任，按时更新",
    "丰富解读形式，做到政策与解读同步起草、同步发布",
    "畅通申请渠道，规范答复文书，提高办理质量",
)


def preamble(agency: str, year: int, notice: str = "国办公开办函〔2021〕30号") -> str:
    """The lead paragraph: the rules it follows and the statistic period."""
    return (
        f"根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开"
        f"工作年度报告格式〉的通知》（{notice}）要求，现公布{agency}{year}年政府信息公开工作年度报告。"
        f"本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )


def sections(draw: random.Random, *, agency: str, year: int, values: Values) -> dict[str, tuple[str, ...]]:
    """Paragraphs by section code; the table sections have none."""
    return {
        "overview": _overview(draw, agency, year, values),
        "proactive_disclosure": (),
        "requests": (),
        "review_litigation": (),
        "problems_improvement": _problems(draw),
        "other_matters": (f"{year}年，{agency}未收取信息处理费。", "没有其他需要报告的事项。"),
    }


def _overview(draw: random.Random, agency: str, year: int, values: Values) -> tuple[str, ...]:
    received = values[TABLE_3, "new_requests", "total"]
    requests = (
        f"{year}年共新收政府信息公开申请{received}件，均按规定办理。"
        if received
        else f"{year}年未收到政府信息公开申请。"
    )
    return (
        f"{year}年，{draw.choice(WORK).format(agency=agency)}。",
        f"（一）主动公开情况。全年通过政府网站公开信息{draw.randint(20, 2400)}条。",
        f"（二）依申请公开情况。{requests}",
        f"（三）政府信息管理情况。{MANAGEMENT}",
        f"（四）平台建设情况。完善政府信息公开专栏，优化栏目{draw.randint(2, 18)}个。{PLATFORM}",
        f"（五）监督保障情况。组织业务培训{draw.randint(1, 6)}次，{year}年未发生责任追究情形。{OVERSIGHT}",
    )


def _problems(draw: random.Random) -> tuple[str, ...]:
    first, second = draw.sample(PROBLEMS, 2)
    one, two = draw.sample(REMEDIES, 2)
    return (
        f"存在的主要问题：一是{first}；二是{second}。",
        f"改进措施：一是{one}；二是{two}。",
    )
