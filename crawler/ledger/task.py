"""A task: one address of a portal to ask for, and what is known of it."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.ledger.trail import Trail, trail_of

Kind = Literal["home", "column", "list", "article", "next_page", "image", "attachment", "sitemap"]
PartKind = Literal["next_page", "image", "attachment"]
State = Literal["pending", "fetched", "done", "failed", "blocked", "skipped"]
Form = tuple[tuple[str, str], ...]
# How far a list page is known to continue; `open`: it is the end unless a page that nothing names is there, `loop`: it
# repeats an earlier page, `pages`: too many pages, `bodies`: it shows nothing but names bodies, and none of their own
# columns has shown a report yet.
PageEnd = Literal["proven", "more", "open", "unproven", "bodies", "loop", "pages"]

KINDS: tuple[Kind, ...] = get_args(Kind)
# The kinds asked for to find reports, as opposed to the reports themselves.
DISCOVERY: tuple[Kind, ...] = ("home", "column", "list")
# The kinds that can be a page of a list; a home page shows the newest of what its columns list.
LISTS: tuple[Kind, ...] = ("column", "list")
# The kinds that are parts of an article beside its page.
PARTS: tuple[PartKind, ...] = get_args(PartKind)
# What is asked first on a host, the lowest: a list is read to its end before other columns are explored.
RANKS: dict[Kind, int] = {
    "home": 0,
    "list": 2,
    "article": 3,
    "next_page": 4,
    "image": 4,
    "attachment": 4,
    "column": 10,
    "sitemap": 150,
}
SEED_RANK = 1
# Of a page of a list that nothing names: last, so that a server that takes offence has been asked for all else.
UNNAMED_RANK = 140
# What a column is that no link names: it stands in the portal file, or its folder's name says so.
SEED_TITLE = "政府信息公开年报"
# The fields of a task that a browser is to draw: they tell it from the page as the server sends it, and are never sent.
RENDERED: Form = (("rendered", "browser"),)
SEPARATOR = " > "  # between the titles of the columns above a link


@dataclass(frozen=True, slots=True)
class NewTask:
    """An address found on a page. `skipped` is the reason not to ask for it; it is then only remembered.

    `rank` orders the tasks of a host, the lowest first; `chain` is the task that begins the list it continues. `gate`
    is the address that was linked, where that is a gate which shows the page in traditional characters. `unnamed` is a
    page of a list that nothing names: asked for once a night to see whether it is there.
    """

    url: str
    kind: Kind
    rank: int
    form: Form = ()
    depth: int = 0
    title: str | None = None
    column: str | None = None
    linked_from: str | None = None
    year: int | None = None
    report: bool = False
    listing: bool = False
    chain: int | None = None
    page_number: int = 1
    skipped: str | None = None
    gate: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the frontier."""

    id: int
    portal: str
    url: str
    form: Form
    host: str
    kind: Kind
    depth: int
    title: str | None
    column: str | None
    linked_from: str | None
    report: bool
    listing: bool
    chain: int | None
    page_number: int
    unnamed: bool
    tries: int
    nights: int
    hop_url: str | None
    trail: Trail
    etag: str | None
    last_modified: str | None
    sha256: str | None
    capture_id: str | None
    unread: str | None

    @property
    def address(self) -> str:
        """What to ask for next: the task's URL, or where redirects have led."""
        return self.hop_url or self.url

    @property
    def rendered(self) -> bool:
        """Whether a browser is to draw the page."""
        return self.form == RENDERED

    @property
    def label(self) -> str:
        """What names the task in the archive: its URL, a POST with its fields as the fragment (never sent)."""
        return f"{self.url}#{urlencode(self.form)}" if self.form else self.url


def from_label(label: str) -> tuple[str, Form]:
    """The URL and the fields of a task's label."""
    url, _, fields = label.partition("#")
    return url, tuple(parse_qsl(fields, keep_blank_values=True))


def task_of(row: sqlite3.Row) -> Task:
    """The task of a row of the table `tasks`."""
    return Task(
        id=row["id"],
        portal=row["portal"],
        url=row["url"],
        form=form_of(row["form"]),
        host=row["host"],
        kind=row["kind"],
        depth=row["depth"],
        title=row["title"],
        column=row["column_path"],
        linked_from=row["linked_from"],
        report=bool(row["report"]),
        listing=bool(row["listing"]),
        chain=row["chain"],
        page_number=row["page_number"],
        unnamed=bool(row["unnamed"]),
        tries=row["tries"],
        nights=row["nights"],
        hop_url=row["hop_url"],
        trail=trail_of(row["trail"]) if row["hop_url"] else (),
        etag=row["etag"],
        last_modified=row["last_modified"],
        sha256=row["sha256"],
        capture_id=row["capture_id"],
        unread=row["unread"],
    )


def form_text(form: Form) -> str:
    """The fields of a POST as they are stored; empty for a GET."""
    return json.dumps(form, ensure_ascii=False) if form else ""


def form_of(text: str) -> Form:
    """The fields that `form_text` stored."""
    return tuple((name, value) for name, value in json.loads(text)) if text else ()


def host_of(url: str) -> str:
    """The host name of a URL, in lower case; empty where it has none."""
    return (urlsplit(url).hostname or "").lower()


def stamp(when: datetime) -> str:
    """A time as the ledger stores and compares it: ISO 8601, UTC, to the second."""
    return when.astimezone(UTC).isoformat(timespec="seconds")
