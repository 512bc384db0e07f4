"""What is written: WARC 1.1 that other tools accept, in groups, in files of bounded size."""

import resource
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.entry import ArchiveError, Entry
from crawler.archive.exchange import Original, Request, Resource, Response
from crawler.archive.index import read_index


def records(folder: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Type, named fields and block of every record, as warcio reads them with its digests verified."""
    found = []
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, no_record_parse=True, check_digests=False):
                found.append((record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read()))
    return found


def test_a_fetch_is_a_group_of_response_request_and_metadata(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(title="2024年年度报告", portal="smx", linked_from="http://www.smx.gov.cn/"))
    warcio_check(tmp_path)
    (_, info, about), (_, response, _), (_, request, asked), (_, metadata, facts) = records(tmp_path)
    assert [info["WARC-Type"], response["WARC-Type"], request["WARC-Type"], metadata["WARC-Type"]] == [
        "warcinfo",
        "response",
        "request",
        "metadata",
    ]
    assert response["WARC-Record-ID"] == f"<urn:uuid:{entry.capture.capture_id}>"
    assert request["WARC-Concurrent-To"] == metadata["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert len({info["WARC-Record-ID"], *(r["WARC-Record-ID"] for r in (response, request, metadata))}) == 4
    assert asked == b"GET /a.html HTTP/1.1\r\nUser-Agent: nianbao/0.1\r\n\r\n"
    assert "via: http://www.smx.gov.cn/\r\n" in facts.decode()
    assert "title: 2024年年度报告\r\n" in facts.decode()
    assert info["WARC-Filename"] == entry.capture.archive_file
    assert about.decode().splitlines() == [
        "software: nianbao/0.1",
        "format: WARC File Format 1.1",
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots: obey",
        "http-header-user-agent: nianbao/0.1 (+http://x)",
        "operator: a@b.org",
    ]


def test_every_record_is_one_gzip_member(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        archive.write(exchange())
    data = next(tmp_path.iterdir()).read_bytes()
    members = 0
    while data:
        stream = zlib.decompressobj(31)
        assert stream.decompress(data).startswith(b"WARC/1.1\r\n")
        data, members = stream.unused_data, members + 1
    assert members == len(records(tmp_path)) == 4


def test_without_an_answer_the_metadata_record_is_the_capture(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=None, outcome="failed", error="timed out\nafter 30 s"))
    warcio_check(tmp_path)
    _, (_, request, _), (_, metadata, _) = records(tmp_path)
    assert metadata["WARC-Record-ID"] == f"<urn:uuid:{entry.capture.capture_id}>"
    assert request["WARC-Concurrent-To"] == metadata["WARC-Record-ID"]
    assert (entry.record, entry.error) == ("metadata", "timed out after 30 s")
    assert (entry.capture.status, entry.capture.sha256, entry.capture.bytes) == (None, None, None)


def test_an_imported_file_is_a_resource_record(tmp_path, exchange, writer, warcio_check) -> None:
    file = exchange(
        url="urn:sha256:00ff",
        final_url="urn:sha256:00ff",
        request=None,
        received=Resource(b"%PDF-1.7", "application/pdf"),
        role="import",
        outcome="imported",
    )
    with writer(tmp_path) as archive:
        entry = archive.write(file)
    warcio_check(tmp_path)
    _, (kind, fields, block), _ = records(tmp_path)
    assert (kind, fields["WARC-Target-URI"], fields["Content-Type"]) == (
        "resource",
        "urn:sha256:00ff",
        "application/pdf",
    )
    assert block == b"%PDF-1.7"
    assert (entry.capture.obtained, entry.capture.media_type, entry.capture.bytes) == ("import", "application/pdf", 8)


def test_a_304_is_a_server_not_modified_revisit(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path) as archive:
        first = archive.write(exchange()).capture
        original = Original(first.capture_id, first.final_url, first.fetched_at)
        answer = Response(304, ((b"ETag", b'"1"'),))
        entry = archive.write(exchange(received=answer, original=original, outcome="unchanged"))
        alone = archive.write(exchange(received=answer, outcome="unchanged"))
    warcio_check(tmp_path)
    revisit, bare = (fields for kind, fields, _ in records(tmp_path) if kind == "revisit")
    profile = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert revisit["WARC-Profile"] == bare["WARC-Profile"] == profile
    assert revisit["WARC-Refers-To"] == f"<urn:uuid:{first.capture_id}>"
    assert revisit["WARC-Refers-To-Target-URI"] == first.final_url
    assert revisit["WARC-Refers-To-Date"] == "2026-01-15T08:30:00.250000Z"
    assert (entry.refers_to, alone.refers_to) == (first.capture_id, None)
    assert (entry.capture.status, entry.capture.sha256) == (304, None)


def test_files_roll_over_by_size_and_each_begins_with_its_warcinfo(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path, max_bytes=4_000) as archive:
        entries = [archive.write(exchange(f"{n}")) for n in range(12)]
    warcio_check(tmp_path)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [f"nianbao-20260115T083000Z-{n + 1:05}.warc.gz" for n in range(len(files))]
    assert len(files) > 2
    for name in files:
        size = (tmp_path / name).stat().st_size
        assert size < 4_000 + 2_000
        assert min(e.capture.archive_offset for e in entries if e.capture.archive_file == name) > 0
    assert all((tmp_path / name).stat().st_size >= 4_000 for name in files[:-1])
    assert [kind for kind, _, _ in records(tmp_path)].count("warcinfo") == len(files)
    assert list(read_index(tmp_path)) == entries


def test_a_later_run_goes_on_in_the_newest_file_and_names_itself(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path) as archive:
        first = archive.write(exchange("a"))
        assert archive.position == first.end
    with writer(tmp_path, software="nianbao/0.2") as archive:
        assert archive.cuts == ()
        assert archive.position == first.end
        second = archive.write(exchange("b"))
    warcio_check(tmp_path)
    assert second.capture.archive_file == first.capture.archive_file
    assert [block for kind, _, block in records(tmp_path) if kind == "warcinfo" and b"nianbao/0.2" in block]
    assert list(read_index(tmp_path)) == [first, second]


def test_opening_alone_writes_nothing(tmp_path, writer) -> None:
    with writer(tmp_path / "archive") as archive:
        assert archive.position is None
    assert list((tmp_path / "archive").iterdir()) == []


def test_one_writer_at_a_time(tmp_path, exchange, writer) -> None:
    with writer(tmp_path), pytest.raises(ArchiveError, match="another process writes this archive"):
        writer(tmp_path)
    with writer(tmp_path) as archive:
        archive.write(exchange())
    with pytest.raises(ArchiveError, match="closed"):
        archive.write(exchange())


def test_an_archive_that_cannot_be_read_is_not_kept_locked(tmp_path, exchange, writer) -> None:
    (tmp_path / "nianbao-20260101T000000Z-00009.warc.gz").mkdir()
    for _ in range(2):
        with pytest.raises(IsADirectoryError):
            writer(tmp_path)


def test_a_file_changed_behind_the_writer_is_not_written_to(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange())
        with (tmp_path / entry.end.file).open("ab") as file:
            file.write(b"something else")
        with pytest.raises(ArchiveError, match="changed by another program"):
            archive.write(exchange())


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path, exchange, writer, warcio_check) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with writer(tmp_path) as archive:
        first = archive.write(exchange("a"))
        size = first.end.offset
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300, limits[1]))
        try:
            with pytest.raises(OSError, match="File too large"):
                archive.write(exchange("b"))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert (tmp_path / first.end.file).stat().st_size == size
        second = archive.write(exchange("c"))
    warcio_check(tmp_path)
    assert list(read_index(tmp_path)) == [first, second]


def test_what_cannot_be_recorded_is_refused(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        with pytest.raises(ValueError, match="no time zone"):
            archive.write(exchange(fetched_at=exchange().fetched_at.replace(tzinfo=None)))
        with pytest.raises(ValueError, match="the archive takes 8192"):
            archive.write(exchange("x" * 8_192))
    assert list(tmp_path.iterdir()) == []


def test_the_longest_facts_are_read_back(tmp_path, exchange, writer) -> None:
    url = exchange("好" * 900).url
    text = "报" * 3_000
    longest = exchange(url=url, final_url=url, linked_from=url, title=text, column=text, error=text, block=text)
    with writer(tmp_path) as archive:
        entry = archive.write(longest)
    assert entry.title == "报" * 1_999 + "…"
    assert urlsplit(entry.capture.url).path.startswith("/%E5%A5%BD%E5%A5%BD")
    assert list(read_index(tmp_path)) == [entry]


def test_the_proxy_password_is_not_archived(tmp_path, exchange, writer) -> None:
    headers = ((b"Proxy-Authorization", b"Basic c2VjcmV0"), (b"Accept", b"*/*"))
    with writer(tmp_path) as archive:
        archive.write(exchange(request=Request("POST", headers, b"page=2")))
    block = next(block for kind, _, block in records(tmp_path) if kind == "request")
    assert block == b"POST /a.html HTTP/1.1\r\nAccept: */*\r\n\r\npage=2"


def test_a_truncated_body_says_so(tmp_path, exchange, writer, warcio_check) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=Response(200, (), b"half", truncated="length")))
    warcio_check(tmp_path)
    assert records(tmp_path)[1][1]["WARC-Truncated"] == entry.truncated == "length"
    assert [e.truncated for e in read_index(tmp_path) if isinstance(e, Entry)] == ["length"]
