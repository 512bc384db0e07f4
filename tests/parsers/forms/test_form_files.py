"""The form files hold the statutory forms, and a malformed one is refused by name."""

from pathlib import Path

import pytest

from parsers.forms.load import FormError, families, form, forms, load_form

TABLE = """
id: "1999"
document: null
name: made up
years: [1999, null]
tables:
  - code: t1
    section: one
    title: 表一
    unit: 件
    value: count
    columns:
      - {code: part, label: 部分}
      - {code: whole, label: 总计, kind: total}
    rows:
      - {code: all, label: 全部}
"""


def test_the_newest_form_comes_first() -> None:
    assert [known.id for known in forms()] == ["2021", "2019", "2014", "2008"]


@pytest.mark.parametrize(("form_id", "rows", "leaves"), [("2021", 25, 21), ("2019", 23, 19)])
def test_table_3_has_the_rows_of_its_generation(form_id: str, rows: int, leaves: int) -> None:
    table = form(form_id).table("t3_requests")
    assert table is not None
    assert len(table.data_rows) == rows
    assert len(table.data_columns) == 7
    column_sum = next(identity for identity in table.identities if identity.code == "t3_column_sum")
    assert set(column_sum.terms) == {row.code for row in table.data_rows if row.role == "outcome_leaf"}
    assert len(column_sum.terms) == leaves


def test_other_handling_is_a_group_in_2021_and_a_row_in_2019() -> None:
    kinds = {}
    for known in families()[0]:
        table = known.table("t3_requests")
        assert table is not None
        kinds[known.id] = next(row.kind for row in table.rows if row.code == "other_handling")
    assert kinds == {"2021": "group", "2019": "data"}


def test_fees_are_money_in_2021_and_items_in_2019() -> None:
    kinds = {known.id: (table.unit, table.value) for known in forms() if (table := known.table("t2_art20_8"))}
    assert kinds == {"2021": ("万元", "amount"), "2019": ("项", "count")}


def test_the_check_codes_are_those_of_exact_identities_within_a_report() -> None:
    identities = [identity for known in forms() for table in known.tables for identity in table.identities]
    codes = {identity.code for identity in identities if identity.within_report}
    assert {"t3_row_sum", "t3_column_sum", "t3_balance", "t4_sum_review"} <= codes
    assert not any("cross_year" in code or "bound" in code for code in codes)


def test_a_form_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="1888"):
        form("1888")


def _written(folder: Path, text: str) -> Path:
    path = folder / "1999.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_form_file_is_read(tmp_path: Path) -> None:
    assert load_form(_written(tmp_path, TABLE)).tables[0].data_columns[1].code == "whole"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (TABLE.replace("unit: 件", "unit: 件\n    colour: red"), "colour"),
        (TABLE.replace("code: whole", "code: part"), "occurs twice"),
        (TABLE.replace("label: 部分", "label: 部分, under: nobody"), "nobody"),
        (
            TABLE + "    identities:\n      - {code: i, kind: row_sum, over: row, terms: [part], equals: [sum], "
            "basis: structure}\n",
            "sum, which is not there",
        ),
        (TABLE.replace("kind: total", "kind: sum"), "kind"),
        ("id: [", "1999.yml"),
    ],
)
def test_a_malformed_file_is_refused_with_its_name_and_place(tmp_path: Path, broken: str, message: str) -> None:
    with pytest.raises(FormError, match=message) as caught:
        load_form(_written(tmp_path, broken))
    assert str(caught.value).startswith("1999.yml: ")


def test_what_becomes_of_a_quantity_names_lines_of_both_forms() -> None:
    relations = {}
    for known in forms():
        for succession in known.cross_form:
            for place, of in ((succession.earlier, form(succession.since)), (succession.later, known)):
                code, _, line = place.partition(".")
                table = of.table(code)
                assert table is not None
                assert line in {each.code for each in (*table.rows, *table.columns)}
            relations[succession.code] = succession.relation
    assert [code for code, relation in relations.items() if relation == "equal"] == ["t3_carry_over_2020_2021"]
    assert len(relations) == 4


def test_the_statistics_of_2014_say_which_lines_were_read_in_a_source() -> None:
    table = form("2014").tables[0]
    read = [row.code for row in table.data_rows if row.evidence == "retrieved"]
    assert read == ["disclosed_total", "normative_disclosed", "normative_issued"]
    assert {row.unit for row in table.data_rows} == {"条", "件", "次", "篇", "个", "人", "人次", "万元"}
