"""What block pages say of themselves, as patterns (docs/portals.md, section 6). Each is linear in the text."""

import re

# Scripts of challenges: Ruishu, Jiasule, Aliyun, WZWS, EdgeOne. Protected sites carry some of them on good pages too.
CHALLENGE = re.compile(
    r"\$_ts\b|__jsl_clearance|\bgo\(\{\s*\"bts\"|acw_sc__v2|wzwschallenge|wzws_cid|EO_Bot_Ssid|__tst_status",
)
REGION = re.compile(
    r"\bGeoBL\b|\bgeo[- _]?(?:block|fence|restrict)|(?:not (?:available|permitted)|blocked|restricted) in your "
    r"(?:region|country|area)|(?:境外|海外)(?:用户|地区|网络|IP|访问)|(?:您|你)?所在(?:的)?(?:地区|区域|国家)[^。<]{0,20}"
    r"(?:无法|不能|限制|禁止|不允许)|地域(?:访问)?(?:限制|封禁)",
    re.IGNORECASE,
)
_FIREWALLS = r"网站防火墙|应用防火墙|创宇盾|云防御|云防护|安全狗|Web Application Firewall|(?-i:\bWAF\b)"
FIREWALL = re.compile(_FIREWALLS, re.IGNORECASE)
WAF = re.compile(
    rf"{_FIREWALLS}|_bot_sbu|(?:访问|请求|操作|行为)(?:已)?被[^。<]{{0,10}}(?:拦截|拒绝|阻断|阻止|禁止)|"
    r"(?:访问|请求)(?:可能|疑似|存在|含有|中有)[^。<]{0,20}(?:威胁|攻击|风险|非法|危险)|(?:访问|请求|操作)过于频繁|"
    r"(?:安全|人机|行为|访问|滑动)验证|检测到[^。<]{0,10}(?:攻击|异常)|"
    r"Access Denied|(?:request|access)[^.<]{0,30} (?:blocked|denied)",
    re.IGNORECASE,
)
# A site that is closed for a while, on a page that says nothing else.
BUSY = re.compile(
    r"(?:正在|进行)[^，。！<]{0,12}(?:升级|维护|检修|割接|迁移)|(?:升级|维护|检修)(?:改造)?中(?!心)|"
    r"暂停(?:访问|服务)|暂时(?:无法|不能|停止)(?:访问|服务)|under maintenance|temporarily unavailable",
    re.IGNORECASE,
)
# "No such page", in a title or heading, and in the text of a page that says nothing else.
# Without one of the marks, in lower case, a page is neither; to look for them first costs next to nothing.
MISSING_MARKS = ("不存在", "未找到", "找不到", "没有找到", "删除", "失效", "过期", "404", "found")
_GONE = r"(?:已经|已|可能)?(?:不存在|未找到|找不到|没有找到|(?:被)?删除|失效|过期)"
MISSING_TITLE = re.compile(
    rf"(?:页面|网页|栏目){_GONE}|(?:找不到|没有找到|未找到)[^。<]{{0,12}}(?:页面|网页)|"
    r"(?:error|错误|HTTP)[\s:：]*404|\b404\s*(?:not found|错误|页面|error)|page not found|^\s*404\b",
    re.IGNORECASE,
)
MISSING_TEXT = re.compile(
    rf"{MISSING_TITLE.pattern}|(?:链接|地址){_GONE}|(?:内容|文件|信息)(?:已经|已)?(?:被)?删除|"
    r"(?:内容|文件)(?:已经|已)?不存在|(?:找不到|没有找到|未找到)[^。<]{0,12}文件",
    re.IGNORECASE,
)
# Scripts that fetch or draw what a page lists.
DRAWS = re.compile(
    r"\.ajax\(|\bfetch\(|\baxios\b|XMLHttpRequest|\$\.(?:get|post|getJSON)\(|new Vue\(|createApp\(|wPaginate|laypage|"
    r"laytpl|ReactDOM|<script[^<>]{0,200}\bsrc=[\"']?[^\"'<>\s]{0,300}(?:vue|react|chunk|umi|angular|/app\.)",
    re.IGNORECASE,
)
# What a list says that has nothing to show.
EMPTY = re.compile(r"""暂无|没有(?:相关|找到|符合)|无相关|尚无|0\s*条|"total"\s*:\s*"?0\b""")
