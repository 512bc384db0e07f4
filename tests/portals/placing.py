"""Puts entries on a host as article pages and says what the truth about them is."""

from dataclasses import dataclass

from tests.portals.entries import Entry
from tests.portals.pages import lazy_page
from tests.portals.site import Page, Site
from tests.portals.truth import DecoyTruth, ReportTruth
from tests.render.article import Article, article_page
from tests.render.article import Site as SiteFacts

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry at its address. `path` is root-relative; `seed` made its report."""

    entry: Entry
    site: Site
    path: str
    seed: str
    attachment_path: str | None = None
    same_as: str | None = None

    @property
    def url(self) -> str:
        return self.site.url(self.path)


def place(
    entry: Entry,
    *,
    site: Site,
    facts: SiteFacts,
    trail: tuple[str, ...],
    path: str,
    seed: str,
    charset: str = "utf-8",
    same_as: str | None = None,
    download: str | None = None,
) -> Placed:
    """Serve an entry's article page at `path` and its attachment beside it, or by the script of `download`."""
    attachment_path = None
    attachments: tuple[tuple[str, str], ...] = ()
    if entry.attachment is not None:
        name = f"P{entry.published:%Y%m%d}0{len(path)}512389613086.docx"
        attachment_path = f"{path.rpartition('/')[0]}/{name}"
        attachments = ((f"./{name}", entry.attachment.name),)
        if download is None:
            site.add(attachment_path, Page(entry.attachment.content, entry.published, DOCX))
        else:
            attachment_path, attachments = download, ((download, entry.attachment.name),)

    def write() -> str:
        article = Article(
            title=entry.title,
            published=entry.published,
            agency=entry.agency,
            trail=trail,
            body=entry.body(),
            container=entry.container,
            attachments=attachments,
        )
        return article_page(facts, article, charset=charset)

    site.add(path, lazy_page(write, entry.published, charset=charset))
    return Placed(entry, site, path, seed, attachment_path, same_as)


def truths(portal: str, placed: list[Placed]) -> tuple[tuple[ReportTruth, ...], tuple[DecoyTruth, ...]]:
    """The reports and the decoys among the placed entries."""
    reports = tuple(_report(portal, one) for one in placed if one.entry.decoy is None)
    decoys = tuple(
        DecoyTruth(portal, one.url, one.entry.title, one.entry.decoy) for one in placed if one.entry.decoy is not None
    )
    return reports, decoys


def _report(portal: str, placed: Placed) -> ReportTruth:
    entry = placed.entry
    assert entry.year is not None
    assert entry.layout is not None
    assert entry.status is not None
    return ReportTruth(
        portal=portal,
        url=placed.url,
        title=entry.title,
        agency=entry.agency,
        year=entry.year,
        published=entry.published.isoformat(),
        kind="attachment" if entry.layout == "docx" else "article",
        status=entry.status,
        layout=entry.layout,
        seed=placed.seed if entry.sample else None,
        recorded=entry.recorded,
        attachment=placed.site.url(placed.attachment_path) if placed.attachment_path else None,
        same_as=placed.same_as,
    )
