"""All tables of the corpus, by name, and the number of the schema they make up."""

from typing import Final

import pyarrow as pa

from corpus.tables.captures import CAPTURES, DOCUMENTS
from corpus.tables.cells import CELLS, CHECKS, FINDINGS
from corpus.tables.identities import CORRECTIONS, IDENTITIES, REPORT_ADDRESSES, REPORT_EVENTS
from corpus.tables.portals import AGENCIES, COVERAGE, PORTALS
from corpus.tables.reports import REPORTS, SECTIONS, TABLES
from corpus.tables.runs import RUNS

SCHEMA_NUMBER: Final = 1
"""Raised by a change that breaks a reader; added columns and tables do not raise it."""

SCHEMAS: Final[dict[str, pa.Schema]] = {
    "captures": CAPTURES,
    "documents": DOCUMENTS,
    "reports": REPORTS,
    "sections": SECTIONS,
    "tables": TABLES,
    "cells": CELLS,
    "checks": CHECKS,
    "findings": FINDINGS,
    "identities": IDENTITIES,
    "report_addresses": REPORT_ADDRESSES,
    "report_events": REPORT_EVENTS,
    "coverage": COVERAGE,
    "corrections": CORRECTIONS,
    "agencies": AGENCIES,
    "portals": PORTALS,
    "runs": RUNS,
}
"""Every table of a store, in the order of the contract."""

ABOUT: Final[dict[str, str]] = {
    "captures": "one fetch outcome, also 304, 404 and blocked",
    "documents": "a document that the parser read, whether it is a report or not",
    "reports": "one version of a report",
    "sections": "a section of a report version",
    "tables": "a statutory table of a report version",
    "cells": "a cell of a report version, whether the source has it or not",
    "checks": "an exact identity applied to one row or column of a report version",
    "findings": "something noticed about a report version",
    "identities": "a report known, once",
    "report_addresses": "an address of a report",
    "report_events": "something that happened to a report",
    "coverage": "what is known of portal, body and year, when it changes",
    "corrections": "a reviewed human correction, joined when read",
    "agencies": "a body that reports, as known",
    "portals": "a portal, as known",
    "runs": "a run that published a corpus version",
}
"""What a row of each table is."""

VERSION_TABLES: Final[dict[str, str]] = {
    "sections": "section_count",
    "tables": "table_count",
    "cells": "cell_count",
    "checks": "check_count",
    "findings": "finding_count",
}
"""The tables whose rows belong to one version of a report, and the column of `reports` that counts them."""
