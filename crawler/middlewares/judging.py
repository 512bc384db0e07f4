"""What an answer means for its errand: by its status and headers, by its body, and by the portal's home page."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.http import Headers, Response

from crawler.archive import exchange as archive
from crawler.archive.content import MAX_CONTENT, Content, decode
from crawler.archive.http_head import media_type
from crawler.blocks.kinds import EMPTY_CHOICE, Block
from crawler.blocks.recognise import LARGEST, in_page, in_refusal
from crawler.families.addresses import chooses_report
from crawler.ledger.task import Task, host_of
from crawler.ledger.verdict import Verdict, blocked, judge
from crawler.middlewares.errand import Errand, errand_of
from crawler.middlewares.failures import verdict_on
from crawler.run import Run
from crawler.spiders.address import address, redirect_target
from crawler.spiders.empty_choice import shows_no_report
from crawler.spiders.text import decode as text_of
from crawler.spiders.text import page_of


class Judge:
    """Judges what came of requests, and what did not come."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def answer(self, request: Request, response: Response) -> Verdict:
        """The verdict on a response. Sets the errand's content where there is any to be read."""
        errand, headers = errand_of(request), flat(response.headers)
        verdict = judge(response.status, headers, datetime.now(UTC))
        match verdict.meaning:
            case "redirect":
                return self._redirect(errand, request, verdict)
            case "refused":
                text = _text(headers, decode(headers, response.body, LARGEST + 1))
                block = in_refusal(response.status, text, request.url) if text else None
                return replace(verdict, reason=block) if block else verdict
            case "content":
                content = decode(headers, response.body)
                block = _incomplete(response, content) or self._block(errand, request, headers, content)
                if block is None and _is_empty_choice(errand, request, headers, content):
                    return Verdict("denied", EMPTY_CHOICE)
                if block is None:
                    errand.content = content
                return blocked(block) if block else verdict
            case _:
                return verdict

    def exception(self, request: Request, error: Exception) -> Verdict:
        """The verdict on a download that brought no response; `location` where http may stand in for https."""
        host = host_of(request.url)
        if host in self._run.private_hosts:
            return Verdict("denied", "private_address")
        verdict = verdict_on(error)
        if verdict.reason == "tls" and errand_of(request).portal.allow_http:
            verdict = in_http(verdict, request.url)
            if verdict.location:
                self._run.insecure_hosts.add(host)
        return verdict

    def _redirect(self, errand: Errand, request: Request, verdict: Verdict) -> Verdict:
        target = redirect_target(request.url, verdict)
        if target is None:
            return Verdict("failed", "bad_redirect")
        if not errand.portal.owns(target):
            return blocked("redirect_out")
        if self._run.asked_as(target) == request.url != target:  # http, which leads to https, which fails
            return blocked("tls")
        return replace(verdict, location=target)

    def _block(self, errand: Errand, request: Request, headers: archive.Headers, content: Content) -> Block | None:
        """The block that an answer with status 2xx is in truth, if it is one."""
        text = _text(headers, content)
        block = in_page(text, request.url, errand.portal.owns) if text else None
        if errand.task is None:  # robots.txt; an error page in its place holds no rules
            return None if block == "soft_404" else block
        return block or ("soft_404" if self._is_home(errand.task, errand, request, content) else None)

    def _is_home(self, task: Task, errand: Errand, request: Request, content: Content) -> bool:
        """Whether the portal's home page came in place of another page."""
        home = address(errand.portal.home)
        if task.kind == "home" or home is None or task.url == home:
            return False
        return request.url == home or content.sha256 == self._run.ledger.newest(task.portal, home)


def flat(headers: Headers) -> archive.Headers:
    """Header fields as pairs, those of one name in order."""
    return tuple((name, value) for name, values in headers.items() for value in values)


def truncation(response: Response) -> archive.Truncation | None:
    """Why the rest of a body is missing."""
    if "download_stopped" in response.flags:  # by SizeLimit
        return "length"
    return "disconnect" if "dataloss" in response.flags else None


def _incomplete(response: Response, content: Content) -> Block | None:
    """A body cut at the limit, broken off, or of which not all could be decoded; plain text labelled gzip is whole."""
    cut = truncation(response)
    if cut == "length" or len(content.data) >= MAX_CONTENT:
        return "too_large"
    broken = content.error is not None and content.data is not response.body
    return "truncated" if cut or broken else None


def _is_empty_choice(errand: Errand, request: Request, headers: archive.Headers, content: Content) -> bool:
    """Whether a script that shows the report its query chooses has none to show."""
    task = errand.task
    if task is None or task.kind != "article" or not chooses_report(task.url):
        return False
    text = text_of(content.data, media_type(headers), None)
    return text is not None and shows_no_report(page_of(task, request.url, text))


def _text(headers: archive.Headers, content: Content) -> str | None:
    """The text of an answer small enough to be a block page."""
    if len(content.data) > LARGEST:
        return None
    return text_of(content.data, media_type(headers), None)


def in_http(verdict: Verdict, url: str) -> Verdict:
    """The verdict with the http address of an https one as where else to ask; as it is where there is a port."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.port not in (None, 443):
        return verdict
    return replace(verdict, location=urlunsplit(("http", parts.hostname or "", *parts[2:])))
