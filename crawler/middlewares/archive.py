"""Every exchange into the archive and the ledger: as received, before anything else of the crawl has seen it."""

from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse

from crawler.archive import exchange as archive
from crawler.archive.capture import Outcome
from crawler.archive.content import Content
from crawler.archive.entry import ArchiveError
from crawler.blocks.kinds import BLOCKS, block_of
from crawler.ledger.database import LedgerError
from crawler.ledger.task import Task, host_of
from crawler.ledger.verdict import Verdict
from crawler.middlewares.errand import Errand, Unanswered, errand_of, run_of
from crawler.middlewares.judging import Judge, flat, truncation
from crawler.run import Run


class ArchiveMiddleware:
    """Stands next to the downloader. Joins what came with what it was for, and writes down both.

    First the capture group, handed to the operating system in one write; then one transaction of the ledger with
    the capture and what it does to its task. What Scrapy does not keep (chunks, reason phrases, the order of
    header fields of different names) is not in the record.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._judge = Judge(run)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(run_of(crawler))

    def process_response(self, request: Request, response: Response) -> Response:
        """Write down a response."""
        errand = errand_of(request)
        verdict = self._judge.answer(request, response)
        self._run.requests += 1
        if errand.task and errand.task.rendered and isinstance(response, TextResponse) and errand.content:
            errand.content = Content(response.text.encode("utf-8", "replace"))
            self._write(errand, verdict, request, received=archive.Resource(errand.content.data, "text/html"))
            return response
        self._write(
            errand,
            verdict,
            request,
            received=archive.Response(
                status=response.status,
                headers=flat(response.headers),
                body=response.body,
                protocol="HTTP/1.0" if response.protocol == "HTTP/1.0" else "HTTP/1.1",
                truncated=truncation(response),
            ),
        )
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Write down that no response came, and why. Raises Unanswered in place of what the downloader raised."""
        if self._run.fatal:
            return
        if isinstance(exception, Unanswered):
            self._write(errand_of(request), exception.verdict, request)
            return
        verdict = self._judge.exception(request, exception)
        self._write(errand_of(request), verdict, request, error=f"{type(exception).__name__}: {exception}")
        raise Unanswered(verdict) from exception

    def _write(
        self,
        errand: Errand,
        verdict: Verdict,
        request: Request,
        *,
        received: archive.Response | archive.Resource | None = None,
        error: str | None = None,
    ) -> None:
        task = errand.task
        outcome = _outcome(errand, verdict)
        exchange = archive.Exchange(
            url=task.label if task else request.url,
            final_url=request.url,
            fetched_at=datetime.now(UTC),
            run_id=self._run.run_id,
            outcome=outcome,
            role=errand.role,
            request=_sent(request) if received or error else None,
            received=received,
            original=self._original(task) if verdict.meaning == "unchanged" else None,
            block=block_of(verdict.reason) if outcome == "blocked" else None,
            robots=errand.robots,
            portal=errand.portal.id,
            linked_from=task.linked_from if task else None,
            title=task.title if task else None,
            column=task.column if task else None,
            error=error or (verdict.reason if received is None else None),
        )
        errand.verdict = verdict
        try:
            errand.entry = self._run.writer.write(exchange, errand.content)
            self._run.record(errand.entry, task, verdict)
            if received or error:
                self._run.allowance.spend(errand.portal.id, len(received.body) if received else 0)
                self._run.answered(host_of(request.url), verdict, about_robots=errand.role == "robots")
        except (OSError, ArchiveError, LedgerError) as failure:
            self._run.fatal = failure
            raise

    def _original(self, task: Task | None) -> archive.Original | None:
        """The capture whose validators were sent."""
        capture = self._run.ledger.capture(task.capture_id) if task and task.capture_id else None
        return archive.Original(capture.capture_id, capture.final_url, capture.fetched_at) if capture else None


def _outcome(errand: Errand, verdict: Verdict) -> Outcome:
    task = errand.task
    match verdict.meaning:
        case "content":
            assert errand.content
            if task is None or task.sha256 is None:
                return "new"
            return "unchanged" if errand.content.sha256 == task.sha256 else "changed"
        case "redirect":
            return "unchanged" if task and task.capture_id else "new"
        case "unchanged" | "gone":
            return verdict.meaning
        case "failed" if verdict.reason not in BLOCKS:
            return "failed"
        case _:
            return "blocked"


def _sent(request: Request) -> archive.Request:
    host = urlsplit(request.url).netloc.encode()  # added by the HTTP client
    return archive.Request(request.method, ((b"Host", host), *flat(request.headers)), request.body)
