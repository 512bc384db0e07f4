"""Damage is a value: it costs the group it lies in, is reported, and the reading goes on."""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive.entry import Damage, Entry, Position
from crawler.archive.exchange import Response
from crawler.archive.files import archive_files
from crawler.archive.index import read_index
from crawler.archive.writer import ArchiveWriter


@pytest.fixture(scope="module")
def five(tmp_path_factory, exchange, writer) -> tuple[str, bytes, list[Entry]]:
    """A file of five groups: its name, its bytes, its entries. The bodies do not compress; the fourth has none."""
    folder = tmp_path_factory.mktemp("five")
    with writer(folder) as archive:
        answers = [Response(200, (), Random(n).randbytes(3_000)) for n in range(5)]
        entries = [archive.write(exchange(received=None if n == 3 else answers[n])) for n in range(5)]
    path = archive_files(folder)[0]
    return path.name, path.read_bytes(), entries


def _index(folder: Path) -> tuple[list[Entry], list[Damage]]:
    found = list(read_index(folder))
    return [e for e in found if isinstance(e, Entry)], [d for d in found if isinstance(d, Damage)]


def test_a_damaged_response_costs_its_capture_alone(tmp_path, five) -> None:
    name, data, entries = five
    at = entries[2].capture.archive_offset + 1_000
    (tmp_path / name).write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    found, damage = _index(tmp_path)
    assert found == [*entries[:2], *entries[3:]]
    assert damage[0].file == name
    assert damage[0].offset == entries[2].capture.archive_offset
    assert damage[1].reason == "a metadata record without the record it describes"
    assert damage[1].end == entries[2].end.offset


def test_a_damaged_metadata_record_costs_its_capture_alone(tmp_path, five) -> None:
    name, data, entries = five
    at = entries[2].end.offset - 20
    (tmp_path / name).write_bytes(data[:at] + bytes(4) + data[at + 4 :])
    found, damage = _index(tmp_path)
    assert found == [*entries[:2], *entries[3:]]
    assert damage[-1].offset == entries[2].capture.archive_offset
    assert damage[-1].reason == "records without the metadata record that closes their capture group"


def test_bytes_that_went_missing_cost_the_group_they_were_in(tmp_path, five) -> None:
    name, data, entries = five
    at = entries[1].capture.archive_offset + 500
    (tmp_path / name).write_bytes(data[:at] + data[at + 100 :])
    found, damage = _index(tmp_path)
    moved = [entry.capture.capture_id for entry in found]
    assert moved == [entry.capture.capture_id for entry in (entries[0], *entries[2:])]
    assert damage


def test_a_file_of_rubbish_is_one_damage(tmp_path, five) -> None:
    name, _, _ = five
    (tmp_path / name).write_bytes(b"rubbish" * 400_000)
    reason = "Error -3 while decompressing data: incorrect header check"
    assert list(read_index(tmp_path)) == [Damage(name, 0, 2_800_000, reason)]


@pytest.mark.parametrize("length", range(2**20 - 2, 2**20 + 4))
def test_records_are_found_after_any_length_of_rubbish(tmp_path, five, length: int) -> None:
    name, data, entries = five
    (tmp_path / name).write_bytes(b"\x1f\x8b" * (length // 2) + b"x" * (length % 2) + data)
    found, damage = _index(tmp_path)
    assert [entry.capture.capture_id for entry in found] == [entry.capture.capture_id for entry in entries]
    assert [(gap.offset, gap.end) for gap in damage] == [(0, length)]


def test_reading_goes_on_from_a_position(tmp_path, five, writer, exchange) -> None:
    name, data, entries = five
    (tmp_path / name).write_bytes(data)
    with writer(tmp_path, max_bytes=len(data)) as archive:
        entries = [*entries, archive.write(exchange("next")), archive.write(exchange("last"))]
    assert len(archive_files(tmp_path)) == 2
    for position, entry in enumerate(entries):
        assert list(read_index(tmp_path, entry.end)) == entries[position + 1 :]
    assert list(read_index(tmp_path, Position(name, 0))) == entries


def test_order_is_that_of_the_serials_not_of_the_clock(tmp_path, exchange, writer) -> None:
    with writer(tmp_path, max_bytes=1) as archive:
        later = archive.write(exchange())
        earlier = archive.write(exchange(fetched_at=exchange().fetched_at.replace(year=2020)))
    assert earlier.end.file < later.end.file
    assert list(read_index(tmp_path)) == [later, earlier]
    assert list(read_index(tmp_path, later.end)) == [earlier]


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=60)), min_size=1, max_size=3))
def test_no_damage_stops_the_reading_or_invents_a_capture(five, hits: list[tuple[int, bytes]]) -> None:
    name, data, entries = five
    damaged = bytearray(data)
    touched = set()
    for at, rubbish in hits:
        start = at % len(data)
        damaged[start : start + len(rubbish)] = rubbish[: len(data) - start]
        touched.update(range(start, start + len(rubbish)))
    begins = [entries[0].capture.archive_offset, *(entry.end.offset for entry in entries[:-1])]
    groups = zip(begins, entries, strict=True)
    intact = [entry for begin, entry in groups if not touched & set(range(begin, entry.end.offset))]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(damaged)
        found, _ = _index(Path(folder))
        assert all(entry in entries for entry in found)
        assert all(entry in found for entry in intact)
        with ArchiveWriter(Path(folder), software="nianbao"):
            assert _index(Path(folder))[0] == found
