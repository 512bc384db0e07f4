"""Reading documents again where archive or parser do not give them: what the corpus holds stays, and it is said."""

import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.store.current import current_reports
from corpus.store.store import Store
from crawler.archive.exchange import Exchange, Request, Response
from crawler.archive.writer import ArchiveWriter
from crawler.ledger.captures import Article
from crawler.ledger.ledger import Ledger
from pipelines.flows.reading import Reading, read_document
from tests.pipelines.commands import call

CASES = Path(__file__).resolve().parents[1] / "cases"
INCOMPLETE = 3


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    assert call("import", CASES / "seed-000.txt", CASES / "seed-001.txt", "--store", path).returncode == 0
    assert call("build", "--store", path).returncode == 0
    return path


def test_an_archive_that_is_not_there_takes_nothing_from_the_corpus(store: Path) -> None:
    before = current_reports(Store.open(store))
    (store / "archive").rename(store / "elsewhere")
    ran = call("build", "--reparse", "--store", store)
    assert ran.returncode == INCOMPLETE, ran.stderr
    assert ran.stdout.count("not read: not_in_archive: urn:sha256:") == 2
    assert current_reports(Store.open(store)) == before
    last = max((store / "runs").glob("*-build-*.json"), key=lambda file: file.stat().st_mtime_ns)
    summary = json.loads(last.read_text())
    assert [left["reason"] for left in summary["build"]["not_read"]] == ["not_in_archive"] * 2
    (store / "elsewhere").rename(store / "archive")
    assert call("build", "--reparse", "--store", store).returncode == 0
    assert current_reports(Store.open(store)) == before


@pytest.fixture
def threads_taking_turns() -> Iterator[None]:
    """A thread that waits is not kept waiting until the other is done."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("threads_taking_turns")
def test_a_limit_met_when_reading_again_takes_nothing_from_the_corpus(store: Path) -> None:
    before = current_reports(Store.open(store))
    ran = call("build", "--reparse", "--limit-seconds", "0.000001", "--store", store)
    assert ran.returncode == INCOMPLETE, ran.stderr
    assert ran.stdout.count("not read: over_time_limit: ") == 2
    assert current_reports(Store.open(store)) == before


def test_captures_that_repeat_another_are_read_in_any_thread(tmp_path: Path) -> None:
    archive, ledger_file = tmp_path / "archive", tmp_path / "ledger.sqlite"
    body = (CASES / "seed-000.txt").read_bytes()
    readings = []
    with Ledger(ledger_file) as ledger, ArchiveWriter(archive, software="t", find_original=ledger.original) as writer:
        for name in ("a", "b", "c"):
            url = f"http://www.smx.gov.cn/{name}.txt"
            entry = writer.write(
                Exchange(
                    url=url,
                    final_url=url,
                    fetched_at=datetime.now(UTC),
                    run_id="run",
                    outcome="new",
                    role="article",
                    request=Request(),
                    received=Response(200, ((b"Content-Type", b"text/plain; charset=utf-8"),), body),
                    portal="smx",
                )
            )
            ledger.record(entry)
            assert entry.record == ("response" if name == "a" else "revisit")
            readings.append(Reading(Article("smx", url, None, None, None, entry.capture), archive, ledger_file))
    reports = [read_document(readings[1])]
    thread = threading.Thread(target=lambda: reports.append(read_document(readings[2])))
    thread.start()
    thread.join()
    digest = hashlib.sha256(body).hexdigest()
    assert [report.source.sha256 for report in reports] == [digest, digest]  # type: ignore[union-attr]
