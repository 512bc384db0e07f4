"""Captures to tables: the documents of the store that no parser has read yet are parsed and filed."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pyarrow.dataset as ds

from corpus.identity.digest import digest_of_words
from corpus.identity.register import Register
from corpus.store.store import Store
from corpus.tables.build import report_tables
from corpus.tables.filed import File, Filed, Provenance
from crawler.ledger.captures import Article
from crawler.ledger.ledger import Ledger
from parsers.report import Part, Report, SourceFacts
from pipelines.executors.supervised import Failure, Limits
from pipelines.executors.supervised import run as run_supervised
from pipelines.flows.agencies import Agencies
from pipelines.flows.files import default_workers, failed
from pipelines.flows.reading import Reading, Unobtainable, captures_of, read_document
from pipelines.flows.run import Run

LOOKUP = 10_000
"""Documents compared with the corpus at a time."""

FILED_TOGETHER = 200
"""Reports turned into rows at a time."""

FEW_DOCUMENTS = 8
"""Up to so many documents, parsing in this process is quicker than starting workers."""

Item = TypeVar("Item")
Track = Callable[[Iterable[Filed], int], Iterable[Filed]]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `reparse` reads every document again; `workers` None: as many as are worth starting."""

    reparse: bool = False
    workers: int | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class NotRead:
    """A document of which nothing was filed, and why; what is known of it from earlier stays."""

    url: str
    reason: str
    detail: str


@dataclass
class Built:
    """What a build did: documents read, by status and by reason, what that added, and what could not be read."""

    documents: int = 0
    status: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    new_reports: int = 0
    new_versions: int = 0
    not_read: list[NotRead] = field(default_factory=list)

    def count(self, filed: Filed) -> None:
        """Count one filed report."""
        self.documents += filed.ordinal == 0
        self.status[filed.report.status] += 1
        if filed.report.status in ("not_a_report", "unreadable"):
            self.reasons[next((found.code for found in filed.report.findings), "unknown")] += 1
        if filed.assignment:
            self.new_reports += filed.assignment.new_report
            self.new_versions += filed.assignment.new_version


def build(run: Run, ledger: Ledger, options: BuildOptions, track: Track) -> Built:
    """Parse what is to be parsed and add its rows to the run; `track` tells the progress."""
    built, agencies = Built(), Agencies(run)
    todo = sorted(_todo(run.store, ledger, reparse=options.reparse), key=lambda article: article.page.fetched_at)
    filings = map(agencies.told, _filed(run, todo, options, built.not_read))
    for batch in _batched(track(filings, len(todo)), FILED_TOGETHER):
        for table, rows in report_tables(batch, run.run_id).items():
            if rows.num_rows:
                run.rows.append(table, rows)
        for filed in batch:
            built.count(filed)
    return built


def _todo(store: Store, ledger: Ledger, *, reparse: bool) -> Iterator[Article]:
    """The documents to read: all of them, or those whose captures are not what was read before."""
    for batch in _batched(ledger.articles(), LOOKUP):
        read = set() if reparse else _read_before(store, batch)
        for article in batch:
            digests = digest_of_words(*(capture.sha256 or "" for _, capture, _ in captures_of(article)))
            if (article.page.capture_id, digests) not in read:
                yield article


def _read_before(store: Store, articles: Iterable[Article]) -> set[tuple[str, str]]:
    wanted = ds.field("capture_id").isin([article.page.capture_id for article in articles])
    rows = store.dataset("documents").to_table(columns=["capture_id", "source_hash"], filter=wanted)
    return set(zip(rows["capture_id"].to_pylist(), rows["source_hash"].to_pylist(), strict=True))


def _filed(run: Run, todo: list[Article], options: BuildOptions, not_read: list[NotRead]) -> Iterator[Filed]:
    """The documents, read and filed; those to be left as they are go to `not_read`."""
    workers = options.workers
    if workers is None:
        workers = 0 if len(todo) <= FEW_DOCUMENTS else default_workers(len(todo))
    jobs = (Reading(article, run.archive, run.ledger) for article in todo)
    with Register(run.store) as register:
        for job, outcome in run_supervised(read_document, jobs, workers=workers, limits=options.limits):
            article, page = job.article, job.article.page
            if isinstance(outcome, Unobtainable):
                not_read.append(NotRead(article.url, "not_in_archive", outcome.detail))
            elif isinstance(outcome, Failure) and register.has_read(page.capture_id):
                not_read.append(NotRead(article.url, outcome.code, outcome.detail))
            else:
                report = _unread(article, outcome) if isinstance(outcome, Failure) else outcome
                yield from register.file(report, _provenance(article))


def _provenance(article: Article) -> Provenance:
    files = (
        File(number, part.capture.url) for number, part in enumerate(article.attachments, 1) if part.role != "next_page"
    )
    return Provenance(article.page.capture_id, article.page.fetched_at, article.url, article.portal, tuple(files))


def _unread(article: Article, failure: Failure) -> Report:
    """The outcome of a document that gave no report."""
    parts = tuple(Part(capture.sha256 or "", role, None) for role, capture, _ in captures_of(article))
    page = article.page
    return failed(SourceFacts(None, article.url, page.media_type, page.sha256 or "", page.bytes or 0), parts, failure)


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, size)):
        yield batch
