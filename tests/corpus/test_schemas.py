"""The tables have the columns of the contract, and every column says what it means."""

from collections.abc import Iterator

import pyarrow as pa
import pytest

from corpus.tables.codebook import as_markdown
from corpus.tables.dictionary import codes, columns
from corpus.tables.schemas import ABOUT, SCHEMAS, VERSION_TABLES

WHERE = "part page x0 y0 x1 y1 sheet block line cell"
CONTRACT = {
    "captures": "capture_id url final_url status:int16 outcome block media_type sha256 bytes:int64 "
    "fetched_at:timestamp archive_file archive_offset:int64 portal linked_from obtained robots host_class run_id",
    "reports": "report_id version:int32 source_version:int32 cause portal agency agency_printed agency_id region "
    "agency_level agency_type scope scope_evidence compiler year:int16 form title published:date32 "
    "published_source signed_date:date32 period_start:date32 period_end:date32 status url media_type capture_id "
    "parts:list<element:struct<sha256:stringnotnull,role:stringnotnull,member:string>notnull> "
    "content_hash parser_version first_seen:timestamp text duplicate_of corrects_report_id run_id",
    "sections": "report_id version:int32 ordinal:int16 code number title text",
    "tables": "report_id version:int32 table form verdict",
    "cells": "report_id version:int32 table row column value:double unit state doubt raw role additive:bool "
    "where:struct",
    "checks": "report_id version:int32 code table scope holds:bool expected:double found:double assumed_zero:bool",
    "findings": "report_id version:int32 code severity table where:struct detail",
    "identities": "report_id portal body year:int16 discriminator evidence_url same_as run_id",
    "report_addresses": "report_id url kind run_id",
    "report_events": "report_id event at:timestamp capture_id run_id",
    "coverage": "portal body year:int16 status reason run_id",
    "corrections": "report_id content_hash table row column value:double kind by why evidence",
    "agencies": "agency_id name run_id",
    "portals": "portal name region level home run_id",
    "documents": "capture_id status reason parser_version report_id sha256 run_id",
    "runs": "run_id started:timestamp ended:timestamp command code_version parser_version outcome good:bool "
    "tables:map<string,int64 portals:list",
}


def _fields(schema: pa.Schema) -> Iterator[pa.Field]:
    for field in schema:
        yield from _nested(field)


def _nested(field: pa.Field) -> Iterator[pa.Field]:
    yield field
    kind = field.type.value_type if pa.types.is_list(field.type) else field.type
    if pa.types.is_struct(kind):
        for inner in kind:
            yield from _nested(inner)


def test_tables_are_those_of_the_contract() -> None:
    assert set(SCHEMAS) == set(CONTRACT) == set(ABOUT)


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_are_those_of_the_contract(table: str) -> None:
    schema = SCHEMAS[table]
    for word in CONTRACT[table].split():
        name, _, kind = word.partition(":")
        assert str(schema.field(name).type).replace(" ", "").startswith(kind or "string"), name


def test_places_are_typed() -> None:
    assert " ".join(field.name for field in SCHEMAS["cells"].field("where").type) == WHERE


def test_portals_of_a_run_are_typed() -> None:
    told = SCHEMAS["runs"].field("portals").type.value_type
    names = "portal complete chain_complete listed captured unchanged blocked failed skipped"
    assert " ".join(field.name for field in told) == names


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_has_a_meaning_and_a_unit(table: str) -> None:
    for field in _fields(SCHEMAS[table]):
        assert len(field.metadata[b"meaning"]) > 8, field.name
        assert field.metadata[b"unit"], field.name


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_row_names_its_run(table: str) -> None:
    assert not SCHEMAS[table].field("run_id").nullable


def test_reports_count_the_rows_of_their_tables() -> None:
    for count in VERSION_TABLES.values():
        assert SCHEMAS["reports"].field(count).type == pa.int32()


def test_the_dictionary_goes_into_structs_and_lists() -> None:
    named = {(entry.table, entry.column) for entry in columns()}
    assert {("cells", "where.page"), ("reports", "parts[].sha256"), ("runs", "portals[].listed")} <= named


def test_the_dictionary_lists_every_code() -> None:
    known = {(code.form, code.table, code.axis, code.code): code for code in codes()}
    granted = known["2021", "t3_requests", "row", "granted"]
    assert (granted.label, granted.role, granted.unit) == ("予以公开", "outcome_leaf", "件")


def test_the_page_of_the_codebook_is_current(pytestconfig: pytest.Config) -> None:
    page = pytestconfig.rootpath / "docs" / "codebook.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), (
        "docs/codebook.md is out of date: python -m corpus.tables.codebook > docs/codebook.md"
    )
