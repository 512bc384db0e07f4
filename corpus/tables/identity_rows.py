"""The columns of the tables that say which documents were read and which reports they are."""

from collections.abc import Sequence

from corpus.tables.filed import Assignment, Filed
from parsers.report import PARSER_VERSION

Assigned = Sequence[tuple[Filed, Assignment]]
Columns = dict[str, list[object]]


def documents(filed: Sequence[Filed]) -> Columns:
    """One row for each report of each document, and one for each document that holds none."""
    return {
        "capture_id": [each.provenance.capture_id for each in filed],
        "ordinal": [each.ordinal for each in filed],
        "url": [each.provenance.url for each in filed],
        "fetched_at": [each.provenance.fetched_at for each in filed],
        "status": [each.report.status for each in filed],
        "reason": [each.reason for each in filed],
        "parser_version": [PARSER_VERSION for _ in filed],
        "report_id": [each.assignment and each.assignment.report_id for each in filed],
        "version": [each.assignment and each.assignment.version for each in filed],
        "sha256": [each.report.source.sha256 for each in filed],
        "source_hash": [each.hashes.source for each in filed],
    }


def identities(assigned: Assigned) -> Columns:
    """One row for each report seen for the first time."""
    return {
        "report_id": [given.report_id for _, given in assigned],
        "portal": [each.provenance.portal for each, _ in assigned],
        "body": [given.body for _, given in assigned],
        "year": [each.report.year for each, _ in assigned],
        "discriminator": [given.discriminator for _, given in assigned],
        "evidence_url": [each.provenance.url for each, _ in assigned],
    }


def addresses(assigned: Assigned) -> Columns:
    """One row for each address that a report was not known at before."""
    found = [(given.report_id, address) for _, given in assigned for address in given.addresses]
    return {
        "report_id": [report_id for report_id, _ in found],
        "url": [address.url for _, address in found],
        "kind": [address.kind for _, address in found],
    }


def agencies(filed: Sequence[Filed]) -> Columns:
    """One row for each body that a report is of for the first time."""
    found = [each.agency for each in filed if each.agency is not None and each.agency.new]
    return {
        "agency_id": [agency.agency_id for agency in found],
        "name": [agency.name for agency in found],
        "region": [agency.region for agency in found],
        "level": [agency.level for agency in found],
    }


def first_seen(assigned: Assigned) -> Columns:
    """One event `seen` for each report seen for the first time."""
    return {
        "report_id": [given.report_id for _, given in assigned],
        "event": ["seen" for _ in assigned],
        "at": [each.provenance.fetched_at for each, _ in assigned],
        "capture_id": [each.provenance.capture_id for each, _ in assigned],
    }
