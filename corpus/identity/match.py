"""Which report a document is: one known at its address, one known by its key, or a new one."""

from typing import NamedTuple

from corpus.identity.addresses import twin_key
from corpus.identity.body import are_government_and_office
from corpus.identity.digest import digest_of_words
from corpus.identity.keys import Naming, ReportKey, address_key
from corpus.identity.known import Known
from corpus.tables.filed import Filed

_ID_LENGTH = 20


class Match(NamedTuple):
    """A report's identifier, and what tells it from another of the same portal, body and year."""

    report_id: str
    discriminator: str


def match(known: Known, filed: Filed, naming: Naming) -> Match:
    """The report that a document is; its identifier may be new.

    By address first, then by portal, body, year and marks. The further reports of a document share its address, so
    they are looked for by key first. An address that now shows another year, or the office of a government in place of
    that, shows another report. A report whose body is not certain is known by its address, with `www.` or without it
    where both show the same, or by saying the same.
    """
    key = naming.key
    address = address_key(filed.provenance.url)
    at_address = _at_address(known, address, filed.ordinal, naming)
    with_key = known.by_key(key) if key else None
    found = (with_key or at_address) if filed.ordinal else (at_address or with_key)
    if found is not None:
        return Match(found, key.discriminator if key else "")
    if key is not None and not key.content:
        return _by_key(known, key, address or filed.hashes.content)
    at_twin = _at_twin(known, address, filed)
    return Match(at_twin, "") if at_twin else _by_itself(filed, address)


def corrected(known: Known, key: ReportKey | None, report_id: str) -> str | None:
    """The report that a correction beside is for, known yet or not; None for what is no correction.

    That may cover other things, as far as its words tell: a wrong number is what corrections are made for. None too
    where the body is not certain and no report of that body is known.
    """
    if key is None or not key.marks.correction:
        return None
    plain = key._replace(marks=key.marks._replace(correction=""), content="")
    first = known.by_key(plain) or known.whatever_it_covers(plain) or (None if key.content else _key_id(plain))
    return None if first == report_id else first


def _at_address(known: Known, address: str | None, ordinal: int, naming: Naming) -> str | None:
    report_id = known.by_address(address, ordinal) if address else None
    if report_id is None:
        return None
    year, body = known.year(report_id), known.body(report_id)
    if year and naming.year and year != naming.year:
        return None
    if body and naming.body and are_government_and_office(body, naming.body):
        return None
    return report_id


def _at_twin(known: Known, address: str | None, filed: Filed) -> str | None:
    report_id = known.by_address(twin_key(address), filed.ordinal) if address else None
    says = {version.content for version in known.versions(report_id)} if report_id else ()
    return report_id if filed.hashes.content in says else None


def _by_key(known: Known, key: ReportKey, beside: str) -> Match:
    """The identifier made of the key; where another report was given it (misread then), `beside` tells them apart."""
    report_id = _key_id(key)
    if not known.versions(report_id):
        return Match(report_id, key.discriminator)
    told_apart = f"{key.discriminator} {beside}".strip()
    return Match(_key_id(key, told_apart), told_apart)


def _by_itself(filed: Filed, address: str | None) -> Match:
    """A report that is matched with nothing but itself: by address and year, or an import by its content."""
    if address is not None:
        place = f"{address}#{filed.ordinal}" if filed.ordinal else address
        words = (filed.provenance.portal or "", place, str(filed.report.year or ""))
        return Match(_identifier("address", *words), place)
    digest = filed.hashes.source if filed.report.status == "unreadable" else filed.hashes.content
    return Match(_identifier("content", digest), digest)


def _key_id(key: ReportKey, discriminator: str | None = None) -> str:
    told = key.discriminator if discriminator is None else discriminator
    return _identifier("key", key.portal or "", key.body, str(key.year), told)


def _identifier(*words: str) -> str:
    return digest_of_words(*words)[:_ID_LENGTH]
