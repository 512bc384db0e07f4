"""How long a whole parse takes (text, sections, cells, checks), next to peers that do a part of it, in one run.

python -m bench.parse

HTML pages against `trafilatura.extract` (the main text alone) and `pandas.read_html` (the tables alone, as they
stand); flattened text, for which there is no such peer, by itself.
"""

import io
import statistics
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pandas as pd
import trafilatura

from bench.timing import compare, cpu_ms
from parsers.parse import parse
from parsers.source import Bundle, RawPart
from tests.render.article import Article, Site, article_page
from tests.render.drawing import draw
from tests.render.html_grid import html_body
from tests.render.layouts.catalogue import LAYOUTS
from tests.render.sample_report import random_report

AGENCY, YEAR = "样本市发展和改革委员会", 2024
CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"
LAID_OUT = ("merged_html", "unspanned_html", "div_table", "nested_html")
FLATTENED = ("tab_rows", "dense_cells", "apart_cells", "pipe_rows", "markdown_tables", "spaced_columns")
RECORDED_PAGE, RECORDED_TEXTS = "real-033.html", ("seed-000.txt", "seed-001.txt", "seed-003.txt", "real-041.txt")
ROUNDS, WARM_UP = 15, 3


def main() -> None:
    """Prints the ratios for pages, and the time of flattened text."""
    pages, texts = html_pages(), flattened_texts()
    kilobytes = sum(map(len, pages.values())) / len(pages) / 1024
    print(f"HTML: {len(pages)} pages of {kilobytes:.0f} KB on average ({', '.join(pages)})")
    ours = _over(pages, "text/html", parse)
    print(compare(ours, _over_bytes(pages, trafilatura.extract)).line("parse vs trafilatura.extract", "<= 0.5"))
    print(compare(ours, _over_bytes(pages, _read_html)).line("parse vs pandas.read_html", "none"))
    times = {name: _median_ms(partial(parse, _bundle(text, "text/plain"))) for name, text in texts.items()}
    slowest = max(times, key=lambda name: times[name])
    print(
        f"flattened text: {len(texts)} reports, median {statistics.median(times.values()):.1f} ms,"
        f" slowest {times[slowest]:.1f} ms ({slowest}) (aim <= 5 ms)"
    )


def html_pages() -> dict[str, bytes]:
    """Pages by name: an export from Word of about 128 KB, a recorded page, and four layouts of a random report."""
    report = random_report(7, agency=AGENCY, year=YEAR)
    pages = {"word export": _article(html_body(report, word_noise=True))}
    pages[RECORDED_PAGE] = (CASES / RECORDED_PAGE).read_bytes()
    return pages | {name: LAYOUTS[name].write(draw(report)).encode() for name in LAID_OUT}


def flattened_texts() -> dict[str, bytes]:
    """Recorded text and random reports in the text layouts, by name."""
    texts = {name: (CASES / name).read_bytes() for name in RECORDED_TEXTS}
    for seed, name in enumerate(FLATTENED):
        texts[name] = LAYOUTS[name].write(draw(random_report(seed, agency=AGENCY, year=YEAR))).encode()
    return texts


def _article(body: str) -> bytes:
    report = random_report(7, agency=AGENCY, year=YEAR)
    site = Site(name="样本市人民政府", domain="www.sample.gov.cn", id_code="4199000001", menu=(("首页", "/"),))
    trail = ("首页", "政府信息公开", "政府信息公开年报")
    article = Article(
        title=report.title,
        published=report.published,
        agency=AGENCY,
        trail=trail,
        body=body,
        container="TRS_Editor",
    )
    return article_page(site, article).encode()


def _bundle(content: bytes, media_type: str) -> Bundle:
    return Bundle((RawPart(content, media_type=media_type),))


def _over(pages: Mapping[str, bytes], media_type: str, read: Callable[[Bundle], object]) -> Callable[[], object]:
    bundles = [_bundle(page, media_type) for page in pages.values()]
    return lambda: [read(bundle) for bundle in bundles]


def _over_bytes(pages: Mapping[str, bytes], read: Callable[[bytes], object]) -> Callable[[], object]:
    return lambda: [read(page) for page in pages.values()]


def _read_html(page: bytes) -> object:
    try:
        return pd.read_html(io.BytesIO(page))
    except ValueError:  # it found no table
        return None


def _median_ms(work: Callable[[], object]) -> float:
    times = [cpu_ms(work) for _ in range(WARM_UP + ROUNDS)]
    return statistics.median(times[WARM_UP:])


if __name__ == "__main__":
    main()
