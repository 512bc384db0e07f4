"""A province on TRS: its departments' list is a search of TRS WAS, that of its cities has an encoded pager."""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, quote

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, generated_entry, report_entries
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-was-province"
HOST = "www.fj-sample.gov.cn"
PROVINCE = "福建省"
COLUMN, CITIES_COLUMN = "政府信息公开年报", "设区市信息公开年报"
FOLDER, CITIES_FOLDER = "/zwgk/zfxxgknb/", "/zwgk/zfxxgknb/sqs/"
SEARCH, CHANNEL = "/fjdzapp/search", "siteid=46*chnlid=18040"
ROWS_A_SEARCH, ROWS_A_PAGE = 5, 3
YEARS = (2022, 2023, 2024)
DEPARTMENTS = ("教育厅", "财政厅", "审计厅")
CITIES = ("福州市人民政府", "厦门市人民政府", "莆田市人民政府")
MISSING = ("莆田市人民政府", 2022)
KINDS = ("website_report", "rule_of_law_report", "notice", "news")

FACTS = SiteFacts(
    name="福建省人民政府", domain=HOST, id_code="3500000001", menu=(("首页", "/"), ("政务公开", "/zwgk/"))
)


def was_province() -> SamplePortal:
    """The portal with its column drawn by searches and that of the cities of three static pages."""
    site = Site(HOST)
    departments = _place_all(site, FOLDER, _department_entries())
    cities = _place_all(
        site, CITIES_FOLDER, (e for e in report_entries(ID, CITIES, YEARS) if (e.agency, e.year) != MISSING)
    )
    site.add_script(SEARCH, Search(departments))
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开", "/zwgk/"),)))))
    entries = (("政府信息公开指南", "./zn/"), (COLUMN, "./zfxxgknb/"))
    site.add("/zwgk/", html_page(column_page(FACTS, "政府信息公开", links(entries))))
    site.add("/zwgk/zn/", html_page(column_page(FACTS, "政府信息公开指南", "<p>说明</p>")))
    menu = links(((CITIES_COLUMN, "./sqs/"),))
    site.add(FOLDER, html_page(column_page(FACTS, COLUMN, menu + _search_script())))
    pages = _add_encoded_list(site, cities)
    reports, decoys = truths(ID, [*departments, *cities])
    last = -(-len(departments) // ROWS_A_SEARCH)
    searches = (f"{site.url(SEARCH)}#page={number}" for number in range(1, last + 1))
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="trs-was",
        outcome="complete",
        hosts=(HOST,),
        columns=(site.url(FOLDER), site.url(CITIES_FOLDER)),
        list_pages=(site.url(FOLDER), *searches, *pages),
        reports=reports,
        decoys=decoys,
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "350000", "province", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site,), truth)


def _department_entries() -> list[Entry]:
    """The departments' reports, one of them only a Word file, and the decoys."""
    agencies = [f"{PROVINCE}{name}" for name in DEPARTMENTS]
    word = generated_entry(ID, agencies[2], YEARS[1], "docx")
    entries = [word if entry.title == word.title else entry for entry in report_entries(ID, agencies, YEARS)]
    return [*entries, *decoy_entries(PROVINCE, KINDS, year=2022)]


def _place_all(site: Site, folder: str, entries: Iterable[Entry]) -> list[Placed]:
    """The entries as articles, newest first."""
    newest_first = sorted(entries, key=lambda entry: entry.published, reverse=True)
    return [_place(site, folder, entry) for entry in newest_first]


def _place(site: Site, folder: str, entry: Entry) -> Placed:
    number = 6_000_000 + zlib.crc32(entry.title.encode()) % 900_000
    path = f"{folder}{entry.published:%Y%m}/t{entry.published:%Y%m%d}_{number}.htm"
    return place(entry, site=site, facts=FACTS, trail=("政务公开", COLUMN), path=path, seed=ID)


def _search_script() -> str:
    return f"""<ul id="list"></ul>
<script>
function load(page) {{
  $.ajax({{ url: "{SEARCH}", type: "post", dataType: "text",
    data: {{ channelid: 229105, sortfield: "-docorderpri,-docreltime", classsql: "{CHANNEL}", classcol: "publishyear",
      classnum: 100, classsort: 0, cache: true, page: page, prepage: {ROWS_A_SEARCH} }}, success: draw }});
}}
load(1);
</script>"""


@dataclass(frozen=True, slots=True)
class Search:
    """The search: JSON that is none, as line breaks and tabs stand in its strings."""

    placed: list[Placed]

    def __call__(self, request: Request) -> Answer:
        asked = {key: values[0] for key, values in parse_qs(request.body.decode("latin-1")).items()}
        if request.method != "POST" or asked.get("classsql") != CHANNEL:
            return Answer(200, b'{"count":"0","docs":[]}', "application/json")
        try:
            number, size = int(asked["page"]), int(asked["prepage"])
        except (KeyError, ValueError):
            return text_answer(500, "NumberFormatException")
        docs = ",\n".join(_doc(one) for one in self.placed[(number - 1) * size : number * size])
        content = f'{{"count":"{len(self.placed)}","docs":[\n{docs}]}}'
        return Answer(200, content.encode(), "text/html;charset=UTF-8", chunked=True)


def _doc(placed: Placed) -> str:
    facts = {
        "title": placed.entry.title,
        "url": placed.url,
        "pubtime": f"{placed.entry.published} 09:30:00",
        "content": f"{placed.entry.agency}根据条例编制本报告。|",
    }
    return json.dumps(facts, ensure_ascii=False).replace("|", "\r\n\t")


def _add_encoded_list(site: Site, placed: list[Placed]) -> list[str]:
    """The static pages of the cities' list, their pager in base64 of percent-encoded HTML."""
    total = -(-len(placed) // ROWS_A_PAGE)
    urls = []
    for number in range(total):
        rows = placed[number * ROWS_A_PAGE : (number + 1) * ROWS_A_PAGE]
        items = "\n".join(
            f'<li><a href="./{one.path.removeprefix(CITIES_FOLDER)}">{escape(one.entry.title)}</a>'
            f"<span>{one.entry.published}</span></li>"
            for one in rows
        )
        last = number + 1 == total
        pager = "<span>下一页</span>" if last else f'<a href="./index_{number + 1}.htm">下一页</a>'
        encoded = base64.b64encode(quote(f"<span>{number + 1}</span>{pager}").encode()).decode()
        content = (
            f'<ul class="list">{items}</ul><div id="pages">{encoded}</div>'
            "<script>$('#pages').html(decodeURIComponent(window.atob($('#pages').html())));</script>"
        )
        path = f"{CITIES_FOLDER}index_{number}.htm" if number else CITIES_FOLDER
        site.add(path, html_page(column_page(FACTS, CITIES_COLUMN, content)))
        urls.append(site.url(path))
    return urls
