"""The tasks that a page adds beside those of its links: pages in its frames, further pages of its list, its files."""

from crawler.families.family import Fetch
from crawler.ledger.task import RANKS, SEPARATOR, NewTask, PartKind, Task


def framed_page(task: Task, url: str, *, listing: bool, max_depth: int) -> NewTask:
    """A page that a page shows in a frame, or sends its reader to: a column in its place."""
    return NewTask(
        url=url,
        kind="column",
        rank=RANKS["list" if listing else "column"],
        depth=task.depth + 1,
        title=task.title,
        column=task.column,
        linked_from=task.label,
        listing=listing,
        skipped="depth" if task.depth >= max_depth else None,
    )


def further_page(task: Task, url: str, fetch: Fetch, number: int, path: tuple[str, ...], *, listing: bool) -> NewTask:
    """A further page of the list that a task's page belongs to; it is linked from where the list begins.

    A browser that draws page after page into one column asks for all of them from there, and there are servers that
    refuse other referrers.
    """
    begins = task.kind != "list" or task.linked_from is None
    return NewTask(
        url=url,
        form=fetch.form,
        kind="list",
        rank=RANKS["list"],
        depth=task.depth,
        column=SEPARATOR.join(path) or None,
        linked_from=task.label if begins else task.linked_from,
        listing=listing,
        chain=task.chain or task.id,
        page_number=number,
    )


def file_of_page(task: Task, url: str, title: str, kind: PartKind) -> NewTask:
    """A file of the article whose page, or further page, a task is."""
    return NewTask(
        url=url,
        kind=kind,
        rank=RANKS[kind],
        depth=task.depth + 1,
        title=title or None,
        column=task.column,
        linked_from=task.linked_from if task.kind == "next_page" else task.label,
    )
