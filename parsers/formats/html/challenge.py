"""Pages that a firewall or a script challenge sends in place of a document."""

import re

_MARKS = re.compile(
    r"\$_ts\s*=|\$_ts\.(?:nsd|cd)\b|__jsl_clearance|wzws_(?:session|confirm)|_bot_sbu|acw_sc__v2|reason:GeoBL"
    r"|创宇(?:云防御|盾)|(?:访问|请求)(?:被|已被)(?:拦截|阻断|拒绝)|网站防火墙|Web应用防火墙"
    r"|document\.cookie\s*=[^<]{0,300}location\.(?:reload|href|replace)"
)
_MOST_TEXT = 600
"""Such a page says little. A report page may carry the script of its firewall too, but says more."""


def is_challenge(source: str, shown: int) -> bool:
    """Whether the source of a page that shows so many characters of text is a challenge or a refusal."""
    return shown <= _MOST_TEXT and _MARKS.search(source) is not None
