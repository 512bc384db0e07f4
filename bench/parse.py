"""How long a whole parse takes, next to `trafilatura.extract` alone on the same bytes.

python -m bench.parse
"""

import trafilatura

from bench.timing import compare
from parsers.parse import parse
from parsers.source import Bundle, RawPart
from tests.render.article import Article, Site, article_page
from tests.render.html_grid import html_body
from tests.render.sample_report import random_report

AGENCY, YEAR = "样本市发展和改革委员会", 2024


def word_export_page(seed: int = 7) -> bytes:
    """An article page of about 128 KB whose report was exported from Word: nested styled spans in every cell."""
    report = random_report(seed, agency=AGENCY, year=YEAR)
    site = Site(name="样本市人民政府", domain="www.sample.gov.cn", id_code="4199000001", menu=(("首页", "/"),))
    article = Article(
        title=report.title,
        published=report.published,
        agency=AGENCY,
        trail=("首页", "政府信息公开", "政府信息公开年报"),
        body=html_body(report, word_noise=True),
        container="TRS_Editor",
    )
    return article_page(site, article).encode()


def main() -> None:
    """Prints the ratios."""
    page = word_export_page()
    bundle = Bundle((RawPart(page, media_type="text/html"),))
    result = parse(bundle)
    print(f"page of {len(page) / 1024:.0f} KB: {result.status}, {len(result.cells)} cells")
    print(
        compare(lambda: parse(bundle), lambda: trafilatura.extract(page)).line(
            "whole parse vs trafilatura.extract alone", "<= 0.6"
        )
    )


if __name__ == "__main__":
    main()
