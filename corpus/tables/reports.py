"""The versions of the reports, with their sections and tables."""

import pyarrow as pa

from corpus.tables.cells import VERSION_KEY
from corpus.tables.column import DATE, INT, SHORT, STRING, TIME, column, required, run_id

PART = pa.struct(
    [
        required("sha256", STRING, "SHA-256 of the part, hexadecimal"),
        required("role", STRING, "one of: page, next_page, image, attachment, member"),
        column("member", STRING, "name inside an archive"),
    ]
)

REPORTS = pa.schema(
    [
        *VERSION_KEY,
        required("source_version", INT, "number of the source's content, counted from 1"),
        required("cause", STRING, "what made this version: source (new content), parser, merge"),
        column("portal", STRING, "portal it was found on (portals.portal); null for an import", zh="门户网站"),
        column("agency", STRING, "the body that reports; as printed until resolved", zh="行政机关"),
        column("agency_printed", STRING, "the body's name as the report prints it"),
        column("agency_source", STRING, "where the body's name was read"),
        column("agency_id", STRING, "the body in agencies; null where it is not certain which one it is"),
        column("region", STRING, "division code of the body's place, GB/T 2260", zh="行政区划代码"),
        column("region_source", STRING, "what tells the place: portal (its own government), name (of the body)"),
        column("agency_level", STRING, "one of: central, province, city, county, township", zh="行政层级"),
        column("agency_type", STRING, "kind of body; nothing fills it, since no list of kinds is agreed"),
        required(
            "scope",
            STRING,
            "what the numbers cover, where words tell it: own_body (the body alone), government_as_respondent (in the "
            "report of its office: the government as the one that is asked), rollup (a government with all its "
            "bodies), system (a body with its branches), unknown",
            zh="统计口径",
        ),
        column("scope_evidence", STRING, "the words that tell the scope, without white space"),
        column("compiler", STRING, "the body that compiled the report, as printed", zh="编制机关"),
        column("compiler_source", STRING, "where that was read: prose (由…编制), signature (it signed the report)"),
        column("year", SHORT, "year reported on", zh="报告年度", unit="calendar year"),
        column("year_source", STRING, "where the year was read"),
        column("form", STRING, "statutory form of the tables: 2021, 2019, 2014, 2008", zh="格式"),
        column("title", STRING, "title as printed", zh="标题"),
        column("title_source", STRING, "where the title was read"),
        column("published", DATE, "date of publication", zh="发布日期"),
        column("published_source", STRING, "where the date of publication was read"),
        column("signed_date", DATE, "day in the signature under the text", zh="落款日期"),
        column("period_start", DATE, "first day of the period", zh="统计期限"),
        column("period_end", DATE, "last day of the period", zh="统计期限"),
        required("status", STRING, "one of: parsed, partial, unreadable"),
        column("url", STRING, "address it was read from"),
        column("media_type", STRING, "media type of its first part"),
        required("capture_id", STRING, "capture it was read from (captures.capture_id)"),
        required("parts", pa.list_(pa.field("element", PART, nullable=False)), "files it was read from"),
        required("source_hash", STRING, "SHA-256 over the digests of its parts, hexadecimal"),
        required("content_hash", STRING, "SHA-256 of what the report says, hexadecimal"),
        required(
            "judgement_hash",
            STRING,
            "SHA-256 of its verdicts, checks and findings, and of what its words tell, hexadecimal",
        ),
        required("parser_version", STRING, "version of the parser that read it"),
        required("first_seen", TIME, "when its capture was fetched", unit="UTC"),
        required("text", STRING, "the whole report as normalized text", zh="全文"),
        column("duplicate_of", STRING, "report of another address or portal that it repeats"),
        column("corrects_report_id", STRING, "report that it corrects, known or not", zh="更正"),
        required("section_count", INT, "rows of this version in sections", unit="row"),
        required("table_count", INT, "rows of this version in tables", unit="row"),
        required("cell_count", INT, "rows of this version in cells", unit="row"),
        required("check_count", INT, "rows of this version in checks", unit="row"),
        required("finding_count", INT, "rows of this version in findings", unit="row"),
        run_id(),
    ]
)

SECTIONS = pa.schema(
    [
        *VERSION_KEY,
        required("ordinal", SHORT, "place in the report, counted from 0"),
        required(
            "code",
            STRING,
            "one of: overview, proactive_disclosure, requests, review_litigation, problems_improvement, "
            "other_matters, preamble, appendix, unknown",
        ),
        column("number", STRING, "numeral as printed"),
        column("title", STRING, "heading as printed"),
        required("text", STRING, "text; of a table section the prose around its table"),
        run_id(),
    ]
)

TABLES = pa.schema(
    [
        *VERSION_KEY,
        required("table", STRING, "code of the statutory table"),
        required("form", STRING, "statutory form of the table"),
        required(
            "verdict",
            STRING,
            "consistent (no identity fails; also where only blanks and dashes are printed), all_zero (every number "
            "printed is 0), source_contradiction (the figures printed contradict each other), parse_doubt (some could "
            "not be read or placed for certain), incomplete (a row or cell of the form is not there), or missing (no "
            "trace of the table)",
        ),
        run_id(),
    ]
)
