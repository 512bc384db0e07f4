"""The address in the script of a link, where it can be read: `opennews('/a/b.html')`, `location.href='b.html'`."""

import re

_LONGEST = 4_000  # characters of a script that are looked at; a link's own is a line
_LITERAL = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_GOES_TO = re.compile(r"(?:\blocation(?:\.href)?\s*=|\blocation\.(?:replace|assign)\s*\(|\bwindow\.open\s*\()\s*$")
_ADDRESS = re.compile(
    r"(?:https?:)?//[^/\s]\S*|\.{0,2}/[^/\s]\S*|\?\w+=\S*"
    r"|[^\s/?#:]+(?:/[^\s?#:]+)*\.(?:[sj]?html?|jspx?|php|aspx?|do|action|pdf|docx?|wps|xlsx?|ofd|zip|rar)(?:\?\S*)?",
    re.IGNORECASE,
)
_ESCAPED = (("%27", "'"), ("%22", '"'), ("%20", " "))  # of a javascript: address; others belong to the target's own
_NEAR = 8  # characters beside a literal in which a + makes it a part of an address


def called_href(script: str) -> str | None:
    """The first href that a script names whole; None where it is put together there, or not in it at all.

    What the location is set to and what a window is opened with is an href whatever it looks like; another call's
    argument only if it looks like one.
    """
    code = script[:_LONGEST].replace(r"\/", "/").replace(r"\'", "'").replace(r"\"", '"')
    for literal in _LITERAL.finditer(code):
        href = (literal[1] or literal[2] or "").strip()
        before = code[max(0, literal.start() - 40) : literal.start()]
        after = code[literal.end() : literal.end() + _NEAR]
        if not href or before.rstrip().endswith("+") or after.lstrip().startswith("+"):
            continue
        if _GOES_TO.search(before) or reads_as_address(href):
            return href
    return None


def reads_as_address(text: str) -> bool:
    """Whether a literal of a script looks like an address that is whole: by its beginning, or by its ending."""
    return bool(_ADDRESS.fullmatch(text[:_LONGEST]))


def href_script(href: str) -> str | None:
    """The script of a `javascript:` href; None for any other."""
    scheme, colon, script = href.strip().partition(":")
    if not colon or scheme.lower() != "javascript":
        return None
    for code, character in _ESCAPED:
        script = script.replace(code, character)
    return script
