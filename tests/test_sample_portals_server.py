"""The server itself: a forward proxy over real sockets."""

import gzip
import json
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from tests.portals.client import ProxyClient
from tests.portals.sample_portals import ROOT, SamplePortals, sample_portals
from tests.portals.tls import old_client_context

HOME = "http://www.smx-sample.gov.cn/"
LIST = f"{HOME}zfxxgk/zfxxgknb/"
OLD_HOST, LAPSED_HOST = "www.jc-sample.gov.cn", "www.lapsed-sample.gov.cn"
DATAPROXY = "http://www.zw-sample.gov.cn/module/web/jpage/dataproxy.jsp"


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SamplePortals]:
    with sample_portals(tmp_path_factory.mktemp("portals")) as running:
        yield running


@pytest.fixture
def client(portals: SamplePortals) -> Iterator[ProxyClient]:
    with ProxyClient(portals.proxy_url, portals.trusted) as asking:
        yield asking


def _raw(portals: SamplePortals, request: str) -> str:
    """What the server sends for these very bytes, until it closes or falls silent."""
    proxy = urlsplit(portals.proxy_url)
    with socket.create_connection((proxy.hostname, proxy.port), timeout=5) as connection:
        connection.sendall(request.encode())
        return connection.makefile("rb").readline().decode()


def test_a_page_is_the_same_each_time_and_in_each_run(
    portals: SamplePortals, client: ProxyClient, tmp_path: Path
) -> None:
    urls = [HOME, LIST, *(report.url for report in portals.truth.reports[::9])]
    first = [client.ask(url) for url in urls]
    with sample_portals(tmp_path) as other, ProxyClient(other.proxy_url, other.trusted) as asking:
        assert [asking.ask(url) for url in urls] == first
        assert other.truth == portals.truth
    assert [client.ask(url) for url in urls] == first
    assert {received.status for received in first} <= {200, 503}


def test_an_unchanged_article_is_304_by_etag_and_by_date(portals: SamplePortals, client: ProxyClient) -> None:
    url = portals.truth.reports[0].url
    whole = client.ask(url)
    by_etag = client.ask(url, if_none_match=whole.headers["etag"])
    by_date = client.ask(url, if_modified_since=whole.headers["last-modified"])
    assert [(one.status, one.body) for one in (by_etag, by_date)] == [(304, b"")] * 2
    assert by_etag.headers["etag"] == whole.headers["etag"]
    assert client.ask(url, if_none_match='"another"').status == 200
    assert client.ask(url, if_modified_since="Mon, 01 Jan 2018 00:00:00 GMT").status == 200


def test_pages_are_compressed_when_asked_for(client: ProxyClient) -> None:
    plain, packed = client.ask(LIST), client.ask(LIST, accept_encoding="gzip, deflate")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert client.ask(LIST, if_none_match=packed.headers["etag"]).status == 304


def test_head_has_the_headers_alone(client: ProxyClient) -> None:
    head, whole = client.ask(LIST, method="HEAD"), client.ask(LIST)
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers


def test_a_folder_without_its_slash_redirects_within_the_host(client: ProxyClient) -> None:
    received = client.ask(LIST.rstrip("/"))
    assert (received.status, received.headers["location"]) == (301, LIST)


def test_what_is_not_there_is_404_and_a_static_page_takes_no_post(client: ProxyClient) -> None:
    assert client.ask(f"{LIST}index_3.html").status == 404
    assert client.ask(LIST, method="POST", body="a=b").status == 405


def test_a_foreign_host_is_refused_and_logged(portals: SamplePortals, client: ProxyClient) -> None:
    assert client.ask("http://www.rz-sample-clone.com/a.html", user_agent="walker/1").status == 502
    last = portals.requests()[-1]
    assert (last.host, last.target, last.status) == ("www.rz-sample-clone.com", "/a.html", 502)
    assert last.user_agent == "walker/1"


def test_the_log_tells_connections_and_times_apart(portals: SamplePortals) -> None:
    before = len(portals.requests())
    for _ in range(2):
        with ProxyClient(portals.proxy_url) as asking:
            asking.ask(HOME)
            asking.ask(LIST, referer=HOME)
    logged = portals.requests()[before:]
    assert [one.target for one in logged] == ["/", "/zfxxgk/zfxxgknb/"] * 2
    assert [one.connection - logged[0].connection for one in logged] == [0, 0, 1, 1]
    assert sorted(one.time for one in logged) == [one.time for one in logged]
    assert logged[1].headers["referer"] == HOME


def test_only_plain_requests_to_a_forward_proxy_are_answered(portals: SamplePortals) -> None:
    assert " 501 " in _raw(portals, "CONNECT www.smx-sample.gov.cn:443 HTTP/1.1\r\nHost: x\r\n\r\n")
    assert " 400 " in _raw(portals, "GET /zfxxgk/ HTTP/1.1\r\nHost: www.smx-sample.gov.cn\r\n\r\n")
    assert " 400 " in _raw(portals, "rubbish\r\n\r\n")
    assert " 400 " in _raw(portals, f"POST {HOME} HTTP/1.1\r\nContent-Length: many\r\n\r\n")
    assert " 431 " in _raw(portals, f"GET {HOME} HTTP/1.1\r\nX: {'x' * 70_000}")


def _tunnel(portals: SamplePortals, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    """A secured connection to a host, through the server."""
    proxy = urlsplit(portals.proxy_url)
    connection = socket.create_connection((proxy.hostname, proxy.port), timeout=5)
    connection.sendall(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode())
    assert b" 200 " in connection.recv(1_000)
    return context.wrap_socket(connection, server_hostname=host)


def test_an_old_host_speaks_old_tls_and_nothing_else(portals: SamplePortals, client: ProxyClient) -> None:
    assert client.ask(f"https://{OLD_HOST}/zwgk/").status == 200
    assert client.ask(f"http://{OLD_HOST}/zwgk/").status == 502
    tunnel, secure, plain = portals.requests()[-3:]
    assert (tunnel.method, tunnel.host, tunnel.target, tunnel.status) == ("CONNECT", OLD_HOST, "", 200)
    assert (secure.url, plain.url) == (f"https://{OLD_HOST}/zwgk/", f"http://{OLD_HOST}/zwgk/")
    assert secure.connection == tunnel.connection != plain.connection
    with _tunnel(portals, OLD_HOST, old_client_context(portals.trusted)) as connection:
        assert (connection.version(), connection.cipher()) == ("TLSv1.1", ("AES128-SHA", "SSLv3", 128))
        connection.sendall(b"GET http://www.smx-sample.gov.cn/ HTTP/1.1\r\n\r\n")
        assert " 400 " in connection.makefile("rb").readline().decode()
    with pytest.raises(ssl.SSLError, match=r"(?i)protocol"):
        _tunnel(portals, OLD_HOST, ssl.create_default_context(cafile=portals.trusted))


def test_a_lapsed_certificate_is_known_and_expired(portals: SamplePortals) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="certificate has expired"):
        _tunnel(portals, LAPSED_HOST, old_client_context(portals.trusted))


def test_requests_in_one_packet_are_answered_in_order(portals: SamplePortals) -> None:
    proxy = urlsplit(portals.proxy_url)
    requests = f"GET {HOME} HTTP/1.1\r\n\r\nGET {HOME}none HTTP/1.1\r\nConnection: close\r\n\r\n"
    with socket.create_connection((proxy.hostname, proxy.port), timeout=5) as connection:
        connection.sendall(requests.encode())
        received = connection.makefile("rb").read().decode()
    assert received.startswith("HTTP/1.1 200 OK\r\n")
    assert "HTTP/1.1 404 Not Found\r\n" in received


def test_dataproxy_answers_ranges_groups_and_nothing_else(client: ProxyClient) -> None:
    unit = "columnid=33718&unitid=212860"
    by_range = client.ask(f"{DATAPROXY}?startrecord=46&endrecord=90&perpage=15", method="POST", body=unit)
    by_group = client.ask(f"{DATAPROXY}?page=1&{unit}")
    assert by_range.headers["transfer-encoding"] == "chunked"
    assert by_range.body.count(b"<record>") == by_group.body.count(b"<record>") == 6
    assert client.ask(f"{DATAPROXY}?startrecord=1&endrecord=500&{unit}").body.count(b"<record>") == 45
    assert b"<record>" not in client.ask(f"{DATAPROXY}?page=2&{unit}").body
    for wrong in ("page=1&unitid=1", "unitid=212860", "page=x&unitid=212860"):
        assert client.ask(f"{DATAPROXY}?{wrong}").status == 500


def test_html_page_2_of_a_jpage_list_repeats_page_1(client: ProxyClient) -> None:
    column = "http://www.zw-sample.gov.cn/col/col33718/index.html"
    assert client.ask(f"{column}?uid=212860&pageNum=2").body == client.ask(column).body


def test_a_busy_page_asks_to_wait_once(tmp_path: Path) -> None:
    with sample_portals(tmp_path) as fresh, ProxyClient(fresh.proxy_url) as asking:
        urls = [report.url for report in fresh.truth.portal("sample-jpage-city").reports]
        refused = {url: received for url in urls if (received := asking.ask(url)).status != 200}
        (url, busy), *others = refused.items()
        assert (others, busy.status, busy.headers["retry-after"]) == ([], 503, "1")
        assert asking.ask(url).status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "tests.portals", "--folder", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        with ProxyClient(json.loads(server.stdout.readline())["proxy"]) as asking:
            asking.ask(HOME)  # an open connection must not keep it
            server.send_signal(number)
            _, errors = server.communicate(timeout=10)
    assert (server.returncode, errors) == (0, "")


def test_a_port_in_use_is_a_one_line_error(portals: SamplePortals, tmp_path: Path) -> None:
    port = urlsplit(portals.proxy_url).port
    command = [sys.executable, "-m", "tests.portals", "--folder", str(tmp_path), "--port", str(port)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert f"port {port}" in done.stderr
    with pytest.raises(RuntimeError, match=f"port {port}"), sample_portals(tmp_path, port=port or 0):
        pass


def test_the_portal_files_are_those_of_the_contract(portals: SamplePortals) -> None:
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in portals.portals_dir.iterdir()}
    assert set(files) == {portal.portal for portal in portals.truth.portals}
    for portal in portals.truth.portals:
        file = files[portal.portal]
        assert (file["id"], file["home"], file["sample"]) == (portal.portal, portal.home, True)
        assert "delay" not in file
        if "expect" in file:
            years = [report.year for report in portal.reports]
            assert file["expect"]["agencies"] == len({report.agency for report in portal.reports})
            assert file["expect"]["years"] == [min(years), max(years)]
