"""A county whose articles have parts beside their page: further pages, framed ones, a viewer's file, a picture."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tests.portals.answers import Answer, Request
from tests.portals.entries import Entry, generated_entry
from tests.portals.pages import column_page, html_page, lazy_page, links
from tests.portals.picture import white_picture
from tests.portals.placing import DOCX, Placed, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Page, Site
from tests.portals.small_county import COLUMN, FOLDER
from tests.portals.truth import PortalTruth
from tests.render.article import Article, article_page
from tests.render.article import Site as SiteFacts

PORTAL, REGION = "sample-parts-county", "620503"
HOST = "www.parts-sample.gov.cn"
FACTS = SiteFacts(name="麦积区人民政府", domain=HOST, id_code=f"{REGION}0001", menu=(("首页", "/"),))
# The text of an article of two pages goes on with this section on the second.
SECOND_PAGE = '<p style="text-align:left">四、'
OFFICE = "麦积区教育局"
COUNTED = "/show.jsp?id=4310004"


def parts_county() -> SamplePortal:
    """An article of two pages for 2022, a picture alone for 2023, a viewer's file for 2024; one row by the gate.

    Of an office an article whose pages a parameter counts for 2022, a framed page for 2023, a script's file for 2024.
    """
    site = Site(HOST)
    placed = (_two_pages(site), _picture(site), _viewer(site), _counted(site), _frame(site), _script(site))
    rows = [(one.entry.title, one.path) for one in placed]
    rows.append((placed[0].entry.title, f"/gate/big5/{HOST}{placed[0].path}"))
    site.add("/", html_page(column_page(FACTS, "首页", links(((COLUMN, FOLDER),)))))
    site.add(FOLDER, html_page(column_page(FACTS, COLUMN, links(tuple(rows), style="list"))))
    truth = PortalTruth(
        portal=PORTAL,
        home=site.url("/"),
        family="generic",
        outcome="complete",
        hosts=(HOST,),
        columns=(site.url(FOLDER),),
        list_pages=(site.url(FOLDER),),
        reports=truths(PORTAL, list(placed))[0],
    )
    return SamplePortal(PortalFile(PORTAL, FACTS.name, REGION, "county", truth.home), (site,), truth)


def _two_pages(site: Site) -> Placed:
    entry = generated_entry(PORTAL, FACTS.name, 2022, "grid")
    bodies = _in_two(entry)
    stem = "t20230112_4310001"
    for number in (0, 1):
        name = f"{stem}_{number}.html" if number else f"{stem}.html"
        pager = f'<script>createPageHTML(2, {number}, "{stem}", "html");</script>'
        site.add(f"{FOLDER}{name}", lazy_page(lambda n=number, p=pager: _page(entry, bodies()[n] + p), entry.published))
    return Placed(entry, site, f"{FOLDER}{stem}.html", PORTAL)


def _counted(site: Site) -> Placed:
    entry = generated_entry(PORTAL, OFFICE, 2022, "grid")
    bodies = _in_two(entry)
    pager = f'<a href="{COUNTED}">1</a> <a href="{COUNTED}&page=2">2</a> <a href="{COUNTED}&page=2">下一页</a>'

    def answer(request: Request) -> Answer:
        number = request.target.endswith("&page=2")
        return Answer(200, _page(entry, bodies()[number] + pager).encode())

    site.add_script("/show.jsp", answer)
    return Placed(entry, site, COUNTED, PORTAL)


def _in_two(entry: Entry) -> Callable[[], tuple[str, str]]:
    @cache
    def bodies() -> tuple[str, str]:
        before, mark, after = entry.body().partition(SECOND_PAGE)
        return before, mark + after

    return bodies


def _frame(site: Site) -> Placed:
    """The text is a page of its own, in a frame of the article's."""
    entry = generated_entry(PORTAL, OFFICE, 2023, "grid")
    path, framed = f"{FOLDER}t20240112_4310005.html", f"{FOLDER}4310005/text.htm"
    body = f'<iframe src="{framed}" width="100%" height="2000"></iframe><iframe src="/share.html"></iframe>'
    site.add(framed, lazy_page(lambda: f"<html><body>{entry.body()}</body></html>", entry.published))
    site.add(path, lazy_page(lambda: _page(entry, body), entry.published))
    return Placed(entry, site, path, PORTAL)


def _script(site: Site) -> Placed:
    """A script shows the file."""
    entry = generated_entry(PORTAL, OFFICE, 2024, "docx")
    assert entry.attachment
    file, path = f"{FOLDER}P0{entry.published:%Y%m%d}338716.docx", f"{FOLDER}t20250112_4310006.html"
    site.add(file, Page(entry.attachment.content, entry.published, DOCX))
    body = f'<div id="pdf"></div><script>PDFObject.embed("{file}", "#pdf");</script>'
    site.add(path, lazy_page(lambda: _page(entry, body), entry.published))
    return Placed(entry, site, path, PORTAL, attachment_path=file)


def _picture(site: Site) -> Placed:
    entry = generated_entry(PORTAL, FACTS.name, 2023, "grid")
    entry = replace(entry, layout="image", status="unreadable")
    picture = f"W0{entry.published:%Y%m%d}338712.png"
    site.add(f"{FOLDER}{picture}", Page(white_picture, entry.published, "image/png"))
    path = f"{FOLDER}t20240112_4310002.html"
    body = f'<p align="center"><img src="./{picture}" oldsrc="{picture}"/></p>'
    site.add(path, lazy_page(lambda: _page(entry, body), entry.published))
    return Placed(entry, site, path, PORTAL)


def _viewer(site: Site) -> Placed:
    entry = generated_entry(PORTAL, FACTS.name, 2024, "docx")
    assert entry.attachment
    file = f"{FOLDER}P0{entry.published:%Y%m%d}338713.docx"
    site.add(file, Page(entry.attachment.content, entry.published, DOCX))
    path = f"{FOLDER}t20250112_4310003.html"
    body = f'<iframe src="/images/pdfjs/web/viewer.html?file={file}" width="100%" height="900"></iframe>'
    site.add(path, lazy_page(lambda: _page(entry, body), entry.published))
    return Placed(entry, site, path, PORTAL, attachment_path=file)


def _page(entry: Entry, body: str) -> str:
    article = Article(entry.title, entry.published, entry.agency, (COLUMN,), body, entry.container)
    return article_page(FACTS, article)
