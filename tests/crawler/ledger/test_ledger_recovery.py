"""A crawl killed between its steps, and a ledger lost: the archive tells."""

from pathlib import Path

import pytest

from crawler.archive.writer import ArchiveWriter
from crawler.ledger.ledger import Ledger
from crawler.recovery import adopt
from tests.crawler.ledger.conftest import HOST, Store, report


def _adopt(store: Store) -> int:
    return adopt(store.ledger, store.folder / "archive")


def test_a_response_that_only_the_archive_holds_is_adopted_and_waits_to_be_read(store: Store) -> None:
    store.add("/a")
    entry = store.write(store.next(), b"content", ETag="one")
    assert _adopt(store) == 1
    assert _adopt(store) == 0
    (task,) = store.ledger.frontier.unread({"smx"})
    assert (task.unread, task.etag) == (entry.capture.capture_id, "one")
    assert [article.page for article in store.ledger.articles()] == [entry.capture]
    assert store.ledger.frontier.next("www.smx.gov.cn", "smx", ()) is None


def test_an_answer_to_a_post_is_adopted_by_the_task_that_posted(store: Store) -> None:
    for page in ("2", "3"):
        store.add("/list.jsp", "list", form=(("page", page), ("wd", "年报")))
    first = store.next()
    second = store.next(busy={first.id})
    store.write(second)
    _adopt(store)
    assert [task.form for task in store.ledger.frontier.unread({"smx"})] == [second.form]
    assert store.next().form == first.form


@pytest.mark.parametrize(
    ("status", "headers", "state"),
    [(404, {}, "done"), (503, {}, "pending"), (302, {"Location": "/b"}, "pending")],
)
def test_other_answers_do_to_their_task_what_they_would_have_done(
    store: Store, status: int, headers: dict[str, str], state: str
) -> None:
    store.add("/a")
    store.write(store.next(), status=status, **headers)
    assert _adopt(store) == 1
    task = store.ledger.frontier.next("www.smx.gov.cn", "smx", ())
    assert (task is None) == (state == "done")
    if task:
        assert task.address == (f"{HOST}/b" if headers else f"{HOST}/a")
        assert task.tries == (0 if headers else 1)


@pytest.mark.parametrize(("block", "state"), [("waf", "pending"), ("truncated", "pending"), ("soft_404", "given up")])
def test_a_block_with_status_200_is_adopted_as_one_and_never_read(store: Store, block: str, state: str) -> None:
    store.add("/a")
    store.write(store.next(), b"a page of a fence", block=block)
    assert _adopt(store) == 1
    assert list(store.ledger.frontier.unread({"smx"})) == []
    assert list(store.ledger.articles()) == []
    task = store.ledger.frontier.next("www.smx.gov.cn", "smx", ())
    assert (task.tries if task else "given up") == (1 if state == "pending" else state)


def test_a_new_ledger_is_rebuilt_from_the_archive_alone(store: Store) -> None:
    store.add("/", "home")
    home = store.next()
    store.fetch(home)
    store.read(home, tasks=(report("/a", column="年报", linked_from=f"{HOST}/"),))
    article = store.next()
    store.fetch(article, b"article")
    file = report("/a.docx", kind="attachment", report=False, linked_from=f"{HOST}/a")
    store.read(article, files=(file,))
    attachment = store.next()
    store.fetch(attachment, b"docx")
    store.read(attachment)
    store.writer.close()
    with Ledger(store.folder / "rebuilt.sqlite") as rebuilt:
        assert adopt(rebuilt, store.folder / "archive") == 3
        assert list(rebuilt.articles()) == list(store.ledger.articles())
        captures = [(row.capture, row.role, row.title, row.column) for row in rebuilt.captures()]
        assert captures == [(row.capture, row.role, row.title, row.column) for row in store.ledger.captures()]
        assert rebuilt.known() == store.ledger.known()
        assert len(list(rebuilt.frontier.unread({"smx"}))) == 3


def test_a_torn_group_is_cut_and_asked_for_again(store: Store, tmp_path: Path) -> None:
    store.add("/a")
    whole = store.fetch(store.next(), b"one")
    store.add("/b")
    torn = store.write(store.next(), b"two")
    store.writer.close()
    with (tmp_path / "archive" / torn.end.file).open("r+b") as file:
        file.truncate(torn.end.offset - 10)
    with ArchiveWriter(tmp_path / "archive", software="test", known=store.ledger.known()) as writer:
        assert [(cut.offset, cut.bytes) for cut in writer.cuts] == [
            (whole.end.offset, torn.end.offset - 10 - whole.end.offset)
        ]
        assert _adopt(store) == 0
        assert store.next().url == f"{HOST}/b"
