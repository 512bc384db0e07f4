"""Hanweb jpage lists: records in an XML island of the page, the rest from `dataproxy.jsp`."""

from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, quote

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.placing import Placed

DATAPROXY = "/module/web/jpage/dataproxy.jsp"
SCREENS_A_GROUP = 3


@dataclass(frozen=True, slots=True)
class JpageList:
    """One jpage unit: its rows, and how many a screen shows (a call brings up to three screens)."""

    column_id: int
    unit_id: int
    name: str
    placed: tuple[Placed, ...]
    per_page: int

    @property
    def group_size(self) -> int:
        return self.per_page * SCREENS_A_GROUP

    @property
    def groups(self) -> int:
        return -(-len(self.placed) // self.group_size)

    def island(self) -> str:
        """The list as it stands in the column's HTML: an empty `<ul>`, the first group, the pager's call."""
        return (
            f'<div class="list-main"><ul></ul><div id="{self.unit_id}"><script type="text/xml"><datastore>\n'
            f"{self._group(0)}</datastore></script></div></div>\n"
            f'<a class="next" href="?uid={self.unit_id}&amp;pageNum=2">下一页</a>\n'
            f"<script>$('#{self.unit_id}').jpage({{totalRecord:{len(self.placed)},perPage:{self.per_page}}});</script>"
        )

    def group_url_path(self, group: int) -> str:
        """The address that brings a group; group 0 stands in the page itself."""
        name = quote(quote("门户网站"))
        return (
            f"{DATAPROXY}?page={group}&appid=1&webid=1&path=/&columnid={self.column_id}&unitid={self.unit_id}"
            f"&webname={name}&permissiontype=0"
        )

    def answer(self, query: dict[str, list[str]]) -> str:
        """The XML for a group (`page`) or for a range of records (`startrecord`, `endrecord`, from 1)."""
        if "startrecord" in query:
            start = int(query["startrecord"][0]) - 1
            end = min(int(query["endrecord"][0]), start + self.group_size)
            content = self._records(start, end)
        else:
            content = self._group(int(query["page"][0]))
        pages = -(-len(self.placed) // self.per_page)
        return (
            f"<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>{len(self.placed)}</totalrecord>"
            f"<totalpage>{pages}</totalpage>\n{content}</datastore>"
        )

    def _group(self, group: int) -> str:
        following = ""
        if group + 1 < self.groups:
            following = f'<nextgroup><![CDATA[<a href="{self.group_url_path(group + 1)}"></a>]]></nextgroup>\n'
        return following + self._records(group * self.group_size, (group + 1) * self.group_size)

    def _records(self, start: int, end: int) -> str:
        rows = enumerate(self.placed[start:end], start)
        records = "\n".join(f"<record><![CDATA[{_row(one, index)}]]></record>" for index, one in rows)
        return f"<recordset>\n{records}\n</recordset>"


def _row(placed: Placed, index: int) -> str:
    """A row in one of the field's shapes: quotes, a date split over lines, an absolute address, no `@title`."""
    title, day = escape(placed.entry.title), placed.entry.published.isoformat()
    if index % 4 == 1:
        year, rest = day[:4], day[5:]
        return (
            f'<li style=<br/></li><li><a href="{placed.path}" title="{title}">{title}</a>'
            f'<span class="time">{year}-\n {rest[:2]}-\n {rest[3:]}</span></li>'
        )
    if index % 4 == 2:
        return f'<li class="clearfix"><a href="{placed.url}" target="_blank">{title}</a><b>{day}</b></li>'
    return f"<li><a href='{placed.path}' title='{title}' target=\"_blank\">{title}</a><span>{day}</span></li>"


@dataclass(frozen=True, slots=True)
class Dataproxy:
    """The script that serves a list; by GET or POST, parameters in the query or the form."""

    jpage: JpageList

    def __call__(self, request: Request) -> Answer:
        query = parse_qs(request.target.partition("?")[2])
        query.update(parse_qs(request.body.decode("latin-1")))
        if query.get("unitid") != [str(self.jpage.unit_id)]:
            return text_answer(500, "java.lang.NullPointerException")
        try:
            content = self.jpage.answer(query)
        except (KeyError, ValueError):
            return text_answer(500, "java.lang.NumberFormatException")
        return Answer(200, content.encode(), "text/xml;charset=UTF-8", chunked=True)
