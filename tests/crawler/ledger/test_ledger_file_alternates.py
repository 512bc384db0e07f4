"""Files of an article that stand at several addresses: each is asked for once, and elsewhere where it is not had."""

from typing import Any

import pytest

from crawler.ledger.task import NewTask
from tests.crawler.ledger.conftest import HOST, Store, report

ARTICLE, FILE = "/nb/202401/t20240115_1234567.html", f"{HOST}/nb/202401/P1.docx"
SECURE, BESIDE = FILE.replace("http:", "https:"), FILE.replace("P1", "P2")


def _with_files(store: Store, *files: NewTask) -> None:
    """A portal with an article that links these files."""
    store.add("/", "home")
    store.add(ARTICLE, rank=3)
    for page in ({}, {"report": True, "files": files}):
        task = store.next()
        store.fetch(task)
        store.read(task, **page)


def _file(url: str, **facts: Any) -> NewTask:
    known = {"kind": "attachment", "rank": 4, "title": "附件", "linked_from": HOST + ARTICLE, "report": False}
    return report("", **(known | facts | {"url": url}))


@pytest.mark.parametrize("status", [200, 404, 500])
def test_a_file_that_is_linked_in_both_schemes_is_asked_for_once_and_elsewhere_where_it_is_not_had(
    store: Store, status: int
) -> None:
    _with_files(store, _file(FILE), _file(SECURE, title="2023年附件"), _file(BESIDE))
    asked = []
    while store.ledger.frontier.waiting() or store.ledger.ask_alternates("smx", store.now):
        file = store.next()
        asked.append(file.url)
        store.fetch(file, status=status if file.url == FILE else 200)
        if status == 200 or file.url != FILE:
            store.read(file)
    assert (SECURE in asked, asked.count(BESIDE)) == (status != 200, 1)
    (article,) = store.ledger.articles()
    assert {file.capture.url for file in article.attachments} == {FILE if status == 200 else SECURE, BESIDE}
    told = store.ledger.knowledge.portal("smx", "run-1")
    assert (told.complete, told.skipped) == (True, {"alternate": 1})


@pytest.mark.parametrize(
    "other",
    [
        _file(FILE.replace("www.", "zwgk.")),
        _file(SECURE, kind="image"),
        _file(SECURE, linked_from="another article", title="另一附件"),
    ],
)
def test_what_may_be_another_file_is_asked_for(store: Store, other: NewTask) -> None:
    _with_files(store, _file(FILE), other)
    assert store.ledger.frontier.waiting() == 2
