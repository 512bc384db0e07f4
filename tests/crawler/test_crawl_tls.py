"""Secure connections over real TLS: old servers only where a portal's file says so, http only where it may."""

import ssl
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from crawler.archive.entry import Entry
from crawler.archive.index import read_index
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Reply, Web, serving

REPORT = "某市教育局2023年政府信息公开工作年度报告"
SHORT, USUAL = 1_024, 2_048
SCHEMES = ("https", "http")
SECURE = {"allow_http": False}
LEGACY = SECURE | {"tls": "legacy"}
# The size of each host's key, and its portal's file.
PORTALS = {
    "modern": (USUAL, SECURE),
    "old": (SHORT, SECURE),
    "legacy": (SHORT, LEGACY),
    "early": (USUAL, SECURE),
    "tls10": (USUAL, LEGACY),
    "tls11": (USUAL, LEGACY),
    "stranger": (USUAL, LEGACY),
    "expired": (USUAL, LEGACY),
    "lapsed": (USUAL, SECURE),
    "plain": (SHORT, {"allow_http": True}),
    "circle": (SHORT, {"allow_http": True}),
}
VERSIONS = {"early": ssl.TLSVersion.TLSv1, "tls10": ssl.TLSVersion.TLSv1, "tls11": ssl.TLSVersion.TLSv1_1}
EXPIRED = ("expired", "lapsed")


def _certificate(
    folder: Path, host: str, bits: int, *, issued_for: str | None = None, ends: timedelta = timedelta(days=1)
) -> Path:
    """A key and a certificate that vouches for itself, in one file; `ends` is when, from now."""
    key = rsa.generate_private_key(65_537, bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(issued_for or host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / f"{host}.pem"
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def _context(file: Path, version: ssl.TLSVersion | None) -> ssl.SSLContext:
    """A server's side; with a version it speaks that one alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(file)
    if version:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that the version is old is the point
            context.minimum_version = context.maximum_version = version
    return context


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    trusted = b""
    for name, (bits, _) in PORTALS.items():
        host = f"www.{name}-test.gov.cn"
        other = "www.other-test.gov.cn" if name == "stranger" else None
        ends = timedelta(days=-1 if name in EXPIRED else 1)
        file = _certificate(store, host, bits, issued_for=other, ends=ends)
        trusted += file.read_bytes()
        web.tls[host] = _context(file, VERSIONS.get(name))
        for scheme in SCHEMES:
            web.html(f"{scheme}://{host}/", '<a href="/nb/">政府信息公开年报</a>')
            web.html(f"{scheme}://{host}/nb/", f'<a href="/nb/1.html">{REPORT}</a>')
            web.html(f"{scheme}://{host}/nb/1.html", f"<h1>{REPORT}</h1>")
    circle = "www.circle-test.gov.cn/"
    web.pages[f"http://{circle}"] = Reply(301, headers=(("Location", f"https://{circle}"),))
    (store / "trusted.pem").write_bytes(trusted)
    portals = [portal(f"https://www.{name}-test.gov.cn/", name, **values) for name, (_, values) in PORTALS.items()]
    both = "www.both-test.gov.cn"
    web.tls[both] = web.tls["www.old-test.gov.cn"]
    web.html(f"http://{both}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(f"http://{both}/nb/", "".join(f'<a href="{one}://{both}/nb/1.html">{REPORT}</a>' for one in SCHEMES))
    web.html(f"http://{both}/nb/1.html", f"<h1>{REPORT}</h1>")
    portals.append(portal(f"http://{both}/", "both", **SECURE))
    with serving(web):
        crawled = crawl(store, portals, web.proxy, trusted=store / "trusted.pem", backoff=0.01)
    return web, store, crawled


@pytest.mark.parametrize("name", ["modern", "legacy", "tls10", "tls11"])
def test_https_is_spoken_with_old_servers_too_where_the_portal_says_so(
    secure: tuple[Web, Path, Crawled], name: str
) -> None:
    web, _, crawled = secure
    assert crawled.portal(name)["complete"]
    assert {asked.url.partition(":")[0] for asked in web.log if f"www.{name}-test" in asked.url} == {"https"}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("old", "certificate verify failed"),  # its key is too short
        ("early", "protocol version"),
        ("stranger", "DNSMismatch"),
        ("expired", "certificate verify failed"),
        ("lapsed", "certificate verify failed"),
    ],
)
def test_old_servers_and_wrong_certificates_are_recorded_and_nothing_else_is_tried(
    secure: tuple[Web, Path, Crawled], name: str, says: str
) -> None:
    web, store, crawled = secure
    assert crawled.portal(name)["blocked"] == {"tls": 1}
    assert not [asked for asked in web.log if f"www.{name}-test" in asked.url]
    with Ledger(store / "ledger.sqlite") as ledger:
        blocks = {row.capture.block for row in ledger.captures() if row.capture.portal == name}
    assert "tls" in blocks
    entries = [one for one in read_index(store / "archive") if isinstance(one, Entry)]
    assert any(says in (one.error or "") for one in entries if one.capture.portal == name)


def test_http_stands_in_for_https_where_it_may_and_the_captures_say_so(secure: tuple[Web, Path, Crawled]) -> None:
    _, store, crawled = secure
    told = crawled.portal("plain")
    assert (told["captured"], told["complete"], told["blocked"]) == (1, True, {})
    with Ledger(store / "ledger.sqlite") as ledger:
        captures = [row.capture for row in ledger.captures() if row.capture.portal == "plain"]
        (article,) = [one for one in ledger.articles() if one.portal == "plain"]
    assert captures[0].block == "tls"
    assert (article.url, article.page.final_url) == (
        "http://www.plain-test.gov.cn/nb/1.html",
        "http://www.plain-test.gov.cn/nb/1.html",
    )
    (home,) = [one for one in captures if one.url == "https://www.plain-test.gov.cn/" and one.status == 200]
    assert home.final_url == "http://www.plain-test.gov.cn/"


def test_http_that_leads_back_to_the_https_that_fails_is_left(secure: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = secure
    assert crawled.portal("circle")["blocked"] == {"tls": 1}
    asked = [asked.path for asked in web.log if "www.circle-test" in asked.url]
    assert asked.count("/") <= 3


def test_a_page_that_is_linked_in_both_schemes_is_had_in_the_one_that_works(secure: tuple[Web, Path, Crawled]) -> None:
    told = secure[2].portal("both")
    assert (told["listed"], told["captured"], told["complete"], told["blocked"]) == (1, 1, True, {})
    assert told["skipped"]["alternate"] == 1
