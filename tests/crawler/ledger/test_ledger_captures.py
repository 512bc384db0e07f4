"""The index of the archive, and the reports as they were last got."""

from crawler.archive.exchange import Exchange, Resource
from crawler.archive.reader import read_capture
from crawler.ledger.frontier import Scope
from tests.crawler.ledger.conftest import HOST, NOW, Store, report


def test_an_article_comes_with_its_newest_content_and_its_files(store: Store) -> None:
    store.add("/a", title="某局2023年报告", column="政务公开 > 年报", linked_from=f"{HOST}/nb/")
    page = store.next()
    first = store.fetch(page, b"first", ETag="one")
    file, lost = report("/a.docx", kind="attachment", report=False), report("/b.docx", kind="attachment", report=False)
    store.read(page, files=(file, lost))
    assert [article.attachments for article in store.ledger.articles()] == [()]
    got = store.next()
    store.fetch(got, b"docx")
    store.read(got)
    store.fetch(store.next(), status=404)
    (article,) = store.ledger.articles()
    assert (article.portal, article.url, article.title) == ("smx", f"{HOST}/a", "某局2023年报告")
    assert (article.column, article.linked_from) == ("政务公开 > 年报", f"{HOST}/nb/")
    assert article.page == first.capture
    assert [(file.text, file.capture.url) for file in article.attachments] == [("title of /a.docx", f"{HOST}/a.docx")]


def test_the_capture_of_an_article_is_the_first_with_its_content(store: Store) -> None:
    store.add("/a")
    captures = []
    for body in (b"one", b"one", b"two"):
        task = store.next()
        captures.append(store.fetch(task, body).capture)
        store.read(task)
        (article,) = store.ledger.articles()
        assert article.page.capture_id == captures[-1 if body == b"two" else 0].capture_id
        store.ledger.begin({"smx": ()}, _all())
    gone = store.next()
    store.fetch(gone, status=404)
    assert [article.page.capture_id for article in store.ledger.articles()] == [captures[-1].capture_id]


def test_a_page_fetched_from_the_frontier_is_content_only_once_it_is_a_report(store: Store) -> None:
    store.add("/nb", "column")
    task = store.next()
    store.fetch(task)
    store.read(task)
    assert list(store.ledger.articles()) == []
    store.add("/nb", "article")
    assert [article.url for article in store.ledger.articles()] == [f"{HOST}/nb"]


def test_identical_bytes_are_archived_once_and_read_back(store: Store) -> None:
    for path in ("/a", "/b"):
        store.add(path)
    first = store.fetch(store.next(), b"the same")
    again = store.fetch(store.next(), b"the same")
    assert (first.record, again.record) == ("response", "revisit")
    place = store.ledger.place(again.capture.capture_id)
    assert place
    stored = read_capture(store.folder / "archive", place.file, place.offset, store.ledger.place)
    assert stored.content == b"the same"


def test_captures_come_in_order_and_after_a_version_only_the_new_ones(store: Store) -> None:
    for path in ("/a", "/b"):
        store.add(path)
        task = store.next()
        store.fetch(task)
        store.read(task)
    rows = list(store.ledger.captures())
    assert [row.capture.url for row in rows] == [f"{HOST}/a", f"{HOST}/b"]
    assert rows[0].role == "article"
    store.ledger.mark_published(rows[0].seq)
    assert list(store.ledger.captures(unpublished=True)) == rows[1:]


def test_an_import_is_an_article_of_no_portal(store: Store) -> None:
    entry = store.writer.write(
        Exchange(
            url="urn:sha256:00#a.txt",
            final_url="urn:sha256:00#a.txt",
            fetched_at=NOW,
            run_id="run-1",
            outcome="imported",
            role="import",
            received=Resource(b"text", "text/plain"),
            title="a",
        )
    )
    store.ledger.record_import(entry)
    (article,) = store.ledger.articles()
    assert (article.portal, article.url, article.title, article.page) == (
        None,
        "urn:sha256:00#a.txt",
        "a",
        entry.capture,
    )


def test_the_ledger_knows_where_the_archive_ends(store: Store) -> None:
    assert store.ledger.known() is None
    store.add("/a")
    entry = store.fetch(store.next())
    assert store.ledger.known() == entry.end == store.writer.position


def _all() -> Scope:
    return Scope(NOW, revisit_all=True)
