"""Which report a document is: one known at its address, one known by its key, or a new one."""

from typing import NamedTuple

from corpus.identity.addresses import twin_key
from corpus.identity.digest import digest_of_words
from corpus.identity.keys import ReportKey, address_key
from corpus.identity.known import Known
from corpus.tables.filed import Filed

_ID_LENGTH = 20


class Match(NamedTuple):
    """A report's identifier, and what tells it from another of the same portal, body and year."""

    report_id: str
    discriminator: str


def match(known: Known, filed: Filed, key: ReportKey | None) -> Match:
    """The report that a document is; its identifier may be new.

    By address first, then by portal, body, year and discriminator. The further reports of a document share its
    address, so they are looked for by key first. An address that now shows another year shows another report. A report
    without a key is known by its address, with `www.` or without it where both show the same.
    """
    address = address_key(filed.provenance.url)
    at_address = _at_address(known, address, filed)
    with_key = known.by_key(key) if key else None
    found = (with_key or at_address) if filed.ordinal else (at_address or with_key)
    if found is not None:
        return Match(found, key.discriminator if key else "")
    if key is not None:
        return _by_key(known, key, address or filed.hashes.content)
    at_twin = _at_twin(known, address, filed)
    return Match(at_twin, "") if at_twin else _by_itself(filed, address)


def corrected(known: Known, key: ReportKey | None, report_id: str) -> str | None:
    """The report that a correction beside is for, known yet or not; None for what is no correction."""
    if key is None or not key.discriminator:
        return None
    plain = key._replace(discriminator="")
    first = known.by_key(plain) or _key_id(plain)
    return None if first == report_id else first


def _at_address(known: Known, address: str | None, filed: Filed) -> str | None:
    report_id = known.by_address(address, filed.ordinal) if address else None
    if report_id is None:
        return None
    years = {known.year(report_id), filed.report.year} - {None}
    return report_id if len(years) < 2 else None


def _at_twin(known: Known, address: str | None, filed: Filed) -> str | None:
    report_id = known.by_address(twin_key(address), filed.ordinal) if address else None
    says = {version.content for version in known.versions(report_id)} if report_id else ()
    return report_id if filed.hashes.content in says else None


def _by_key(known: Known, key: ReportKey, beside: str) -> Match:
    """The identifier made of the key; where another report was given it (misread then), `beside` tells them apart."""
    report_id = _key_id(key)
    if not known.versions(report_id):
        return Match(report_id, key.discriminator)
    told_apart = key._replace(discriminator=f"{key.discriminator} {beside}".strip())
    return Match(_key_id(told_apart), told_apart.discriminator)


def _by_itself(filed: Filed, address: str | None) -> Match:
    """A report that is matched with nothing but itself: by address and year, or an import by its content."""
    if address is not None:
        place = f"{address}#{filed.ordinal}" if filed.ordinal else address
        words = (filed.provenance.portal or "", place, str(filed.report.year or ""))
        return Match(_identifier("address", *words), place)
    digest = filed.hashes.source if filed.report.status == "unreadable" else filed.hashes.content
    return Match(_identifier("content", digest), digest)


def _key_id(key: ReportKey) -> str:
    return _identifier("key", key.portal or "", key.body, str(key.year), key.discriminator)


def _identifier(*words: str) -> str:
    return digest_of_words(*words)[:_ID_LENGTH]
