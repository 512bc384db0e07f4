"""A whole article page of a government portal around a body."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

Container = Literal["TRS_Editor", "zoom", "content"]

# What stands in the head of every article page beside its metas.
NOISE = """<link href="/images/style.css" rel="stylesheet" type="text/css"/>
<style>.article-main{width:1000px;margin:0 auto;font-family:"Microsoft YaHei"}.article-main h1{text-align:center}
.position{line-height:40px;color:#666}.tools a{color:#06c}.fujian{border-top:1px dashed #ccc}</style>
<script>
var zoom = 16;
function doZoom(size) { document.getElementById('zoom').style.fontSize = size + 'px'; }
function share(site) {
  var url = encodeURIComponent(location.href), title = encodeURIComponent(document.title);
  if (site === 'weibo') { window.open('/share/weibo?url=' + url + '&title=' + title); }
}
var _hmt = _hmt || []; var currentPage = 0; var countPage = 1;
</script>"""

CONTAINERS: dict[Container, tuple[str, str]] = {
    "TRS_Editor": (
        '<div id="zoom"><div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">',
        "</div></div></div>",
    ),
    "zoom": ('<div class="article" id="zoom"><meta name="ContentStart"/>', '<meta name="ContentEnd"/></div>'),
    "content": ('<div class="content" id="content">', "</div>"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """A portal. `id_code` is its 网站标识码, `menu` the (text, href) of its navigation."""

    name: str
    domain: str
    id_code: str
    menu: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What an article page shows. `trail` are the column names from the home page down; `body` is HTML;
    `attachments` are (href, name)."""

    title: str
    published: date
    agency: str
    trail: tuple[str, ...]
    body: str
    container: Container = "TRS_Editor"
    attachments: tuple[tuple[str, str], ...] = ()


def article_page(site: Site, article: Article, *, charset: str = "utf-8") -> str:
    """The page as text; `charset` is what its meta declares (encode it accordingly)."""
    opening, closing = CONTAINERS[article.container]
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="zh-CN"><head>',
            f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"/>',
            f"<title>{escape(article.title)}_{escape(site.name)}</title>",
            _metas(site, article),
            NOISE,
            "</head><body>",
            _header(site, article),
            f'<div class="article-main"><h1>{escape(article.title)}</h1>',
            _facts(article),
            opening + article.body + closing,
            _attachments(article),
            "</div>",
            footer(site),
            "</body></html>",
        )
    )


def footer(site: Site) -> str:
    """The foot of every page of a portal."""
    return (
        f'<div class="footer"><p>主办：{escape(site.name)}办公室　网站标识码：{site.id_code}</p>'
        "<p>地址：人民路1号　联系电话：0000-1234567　技术支持：市大数据中心</p></div>"
    )


def menu(site: Site) -> str:
    """The navigation of every page of a portal."""
    entries = "".join(f'<li><a href="{escape(href)}">{escape(text)}</a></li>' for text, href in site.menu)
    return f'<div class="nav"><ul>{entries}</ul></div>'


def _metas(site: Site, article: Article) -> str:
    metas = {
        "SiteName": site.name,
        "SiteDomain": site.domain,
        "SiteIDCode": site.id_code,
        "ColumnName": article.trail[-1],
        "ColumnType": "信息公开",
        "ArticleTitle": article.title,
        "PubDate": f"{article.published.isoformat()} 09:30",
        "ContentSource": article.agency,
    }
    return "\n".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in metas.items())


def _header(site: Site, article: Article) -> str:
    trail = " &gt; ".join(escape(name) for name in ("首页", *article.trail, "正文"))
    return f'{menu(site)}<div class="position">当前位置：{trail}</div>'


def _facts(article: Article) -> str:
    """The table above the body; it is not part of the report."""
    index = f"000014349/{article.published.year}-{article.published.toordinal() % 100000:05d}"
    return (
        '<table class="xxgk-head"><tr>'
        f"<td>索引号：</td><td>{index}</td><td>主题分类：</td><td>政务公开</td></tr>"
        f"<tr><td>发布机构：</td><td>{escape(article.agency)}</td>"
        f"<td>发布日期：</td><td>{article.published.isoformat()}</td></tr>"
        f'<tr><td>名　　称：</td><td colspan="3">{escape(article.title)}</td></tr></table>'
        '<div class="tools">字体：【<a href="javascript:doZoom(16)">大</a>】'
        '<a href="javascript:window.print()">打印</a></div>'
    )


def _attachments(article: Article) -> str:
    if not article.attachments:
        return ""
    entries = "".join(
        f'<li><a appendix="true" href="{escape(href)}" title="{escape(name)}">{escape(name)}</a></li>'
        for href, name in article.attachments
    )
    return f'<div class="fujian"><p>附件：</p><ul>{entries}</ul></div>'
