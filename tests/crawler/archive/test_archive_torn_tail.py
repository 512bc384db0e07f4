"""However a write is torn, opening the archive leaves every complete group and takes off the rest."""

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.archive.entry import Entry, Position
from crawler.archive.exchange import Resource
from crawler.archive.files import archive_files
from crawler.archive.index import read_index
from crawler.archive.tail import Cut


@pytest.fixture
def three(tmp_path, exchange, writer) -> tuple[Path, list[Entry]]:
    """A file of three groups: a page, a fetch without an answer, an imported file."""
    with writer(tmp_path / "whole") as archive:
        written = [
            archive.write(exchange("a")),
            archive.write(exchange("b", received=None, outcome="failed", error="no address")),
            archive.write(exchange("c", request=None, received=Resource(b"file", "text/plain"))),
        ]
    return archive_files(tmp_path / "whole")[0], written


def test_a_file_cut_anywhere_keeps_its_complete_groups(tmp_path, three, writer) -> None:
    path, written = three
    data = path.read_bytes()
    assert written[-1].end.offset == len(data)
    torn = tmp_path / path.name
    for size in range(len(data)):
        torn.write_bytes(data[:size])
        complete = [entry for entry in written if entry.end.offset <= size]
        end = complete[-1].end.offset if complete else 0
        with writer(tmp_path) as archive:
            assert archive.cuts == ((Cut(path.name, end, size - end),) if end < size or not end else ())
            assert archive.position == (complete[-1].end if complete else None)
        assert list(read_index(tmp_path)) == complete
        assert (torn.read_bytes() if complete else b"") == data[:end]
        torn.unlink(missing_ok=True)


@pytest.mark.parametrize("part", range(0, 100, 7))
def test_writing_goes_on_after_the_cut(three, exchange, writer, warcio_check, part: int) -> None:
    path, written = three
    os.truncate(path, written[-1].end.offset * part // 100)
    with writer(path.parent) as archive:
        complete = [entry for entry in written if archive.position and entry.end.offset <= archive.position.offset]
        complete.append(archive.write(exchange("d")))
    warcio_check(path.parent)
    assert list(read_index(path.parent)) == complete


@pytest.mark.parametrize("garbage", [b"\0" * 4_096, b"\x1f\x8b\x08" + b"\xff" * 50_000, b"WARC/1.1\r\n\r\n"])
def test_garbage_after_the_end_is_cut_and_logged(three, writer, caplog, garbage: bytes) -> None:
    path, written = three
    with path.open("ab") as file:
        file.write(garbage)
    with caplog.at_level(logging.WARNING), writer(path.parent) as archive:
        end = written[-1].end.offset
        assert archive.cuts == (Cut(path.name, end, len(garbage)),)
        assert archive.position == written[-1].end
    assert f"{path.name}: cut a torn tail of {len(garbage)} bytes at byte {end}" in caplog.text
    assert list(read_index(path.parent)) == written


@pytest.mark.parametrize("torn", [b"", b"\x1f", b"\x1f\x8b\x08\0\0\0\0\0\0\xff rubbish", None])
def test_a_newest_file_without_a_group_is_removed_and_the_one_before_it_looked_at(three, writer, torn) -> None:
    path, written = three
    data = path.read_bytes()
    with path.open("ab") as file:
        file.write(b"tail")
    newest = path.parent / "nianbao-20260116T000000Z-00002.warc.gz"
    warcinfo = data[: written[0].capture.archive_offset]
    newest.write_bytes(warcinfo if torn is None else torn)
    size = newest.stat().st_size
    with writer(path.parent) as archive:
        assert archive.cuts == (Cut(newest.name, 0, size), Cut(path.name, len(data), 4))
    assert [file.read_bytes() for file in archive_files(path.parent)] == [data]


def test_files_that_are_not_the_archives_are_left_alone(three, writer) -> None:
    path, _ = three
    other = path.parent / "other.warc.gz"
    other.write_bytes(b"torn")
    (path.parent / "nianbao-notes.warc.gz").write_bytes(b"")
    with writer(path.parent) as archive:
        assert archive.cuts == ()
    assert other.read_bytes() == b"torn"


def test_what_is_known_to_be_complete_is_not_read_again(three, writer) -> None:
    path, written = three
    known = written[1].end
    data = bytearray(path.read_bytes())
    data[: known.offset] = bytes(known.offset)
    path.write_bytes(data + b"tail")
    with writer(path.parent, known=known) as archive:
        assert archive.cuts == (Cut(path.name, len(data), 4),)


@pytest.mark.parametrize("known", [Position("nianbao-20200101T000000Z-00000.warc.gz", 9), 10**9])
def test_a_known_position_that_is_not_there_is_passed_over(three, writer, known: Position | int) -> None:
    path, written = three
    place = known if isinstance(known, Position) else Position(path.name, known)
    with path.open("ab") as file:
        file.write(b"tail")
    with writer(path.parent, known=place) as archive:
        assert archive.cuts == (Cut(path.name, written[-1].end.offset, 4),)


def test_a_group_whose_facts_a_later_version_wrote_is_never_cut(three, writer, monkeypatch) -> None:
    path, written = three

    def refuse(block: bytes) -> None:
        raise ValueError(block)

    monkeypatch.setattr("crawler.archive.facts.Facts.parse", refuse)
    with writer(path.parent) as archive:
        assert archive.cuts == ()
        assert archive.position == written[-1].end


PROGRAM = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from crawler.archive.exchange import Exchange, Response
from crawler.archive.writer import ArchiveWriter

with ArchiveWriter(Path(sys.argv[1]), software="nianbao", max_bytes=200_000) as archive:
    for n in range(10**9):
        url, body = f"http://a.gov.cn/{n}", bytes(f"{n}", "ascii") * 5_000
        received = Response(200, (), body)
        entry = archive.write(Exchange(url, url, datetime.now(UTC), "r", "new", "list", received=received))
        print(entry.capture.capture_id, flush=True)
"""


def test_kill_9_loses_nothing_that_was_written(tmp_path, exchange, writer, warcio_check) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM, tmp_path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        reported = [process.stdout.readline().strip() for _ in range(700)]
        process.send_signal(signal.SIGKILL)
        reported += process.stdout.read().split("\n")[:-1]
    with writer(tmp_path) as archive:
        last = archive.write(exchange())
    warcio_check(tmp_path)
    found = [entry.capture.capture_id for entry in read_index(tmp_path) if isinstance(entry, Entry)]
    assert found[: len(reported)] == reported
    assert found[-1] == last.capture.capture_id
    assert len(found) - len(reported) in {1, 2}
