"""The register: which report a document is, and which version of it."""

from dataclasses import replace

from corpus.identity.addresses import Address, kind_of
from corpus.identity.digest import hashes
from corpus.identity.keys import Naming, address_key, naming
from corpus.identity.known import Known, KnownVersion, Shown
from corpus.identity.match import Match, corrected, match
from corpus.identity.step import step
from corpus.store.store import AsOf, Store
from corpus.tables.filed import Assignment, Filed, Provenance
from parsers.report import Report


class Register:
    """The reports of a corpus, and those filed since it was opened. Close it, or use it in a `with` block.

    File captures in the order in which they were fetched. Memory stays bounded: what is known lies in a temporary
    database. Nothing is written to the store.
    """

    def __init__(self, store: Store, as_of: AsOf = None) -> None:
        self._known = Known(store, as_of)

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the temporary database."""
        self._known.close()

    def has_read(self, capture_id: str) -> bool:
        """Whether the document of a capture was read before."""
        return self._known.has_read(capture_id)

    def file(self, report: Report, provenance: Provenance) -> tuple[Filed, ...]:
        """The report of a document and the further ones in it, each with its identity and version.

        What is not a report is filed without. A document read before (same capture) keeps its report, and gives a
        new version only if the parser now reads something else in the newest content of the source.
        """
        found = (report, *_further(report))
        return tuple(self._file(each, provenance, ordinal) for ordinal, each in enumerate(found))

    def _file(self, report: Report, provenance: Provenance, ordinal: int) -> Filed:
        filed = Filed(report, provenance, ordinal, hashes(report))
        if report.status != "not_a_report":
            says = naming(report, provenance.portal, filed.hashes.content)
            given = self._assign(filed, says)
            self._remember(filed, given, says)
            filed = replace(filed, assignment=given)
        return replace(filed, repeated=self._known.repeats(filed))

    def _assign(self, filed: Filed, says: Naming) -> Assignment:
        address = address_key(filed.provenance.url)
        before = self._known.by_capture(filed.provenance.capture_id, filed.ordinal)
        found = Match(before.report_id, "") if before else match(self._known, filed, says)
        shown = before or self._known.last_shown(found.report_id, address, filed.hashes.source)
        versions = self._known.versions(found.report_id)
        reading = step(versions, shown, filed.hashes, address or filed.hashes.source)
        return Assignment(
            report_id=found.report_id,
            version=reading.version,
            source_version=reading.source_version,
            cause=reading.cause,
            new_report=not versions,
            addresses=self._new_addresses(filed, found.report_id),
            body=says.key.body if says.key else None,
            discriminator=found.discriminator,
            corrects_report_id=corrected(self._known, says.key, found.report_id),
        )

    def _new_addresses(self, filed: Filed, report_id: str) -> tuple[Address, ...]:
        """The addresses that a document gives its report: its own, and those of the files it is read from.

        A further report of the document has only the files that its cells stand in.
        """
        url = filed.provenance.url
        if url is None or address_key(url) is None:
            return ()
        known = self._known.addresses(report_id)
        places = {cell.where.part for cell in filed.report.cells if cell.where}
        files = (
            Address(file.url, "attachment")
            for file in filed.provenance.files
            if filed.ordinal == 0 or file.part in places
        )
        found = {one.url: one for one in (*files, Address(url, kind_of(url, known)))}
        return tuple(one for one in found.values() if one.url not in known)

    def _remember(self, filed: Filed, given: Assignment, says: Naming) -> None:
        address = address_key(filed.provenance.url)
        if given.new_version:
            found, place = filed.hashes, address or filed.hashes.source
            version = KnownVersion(given.version, given.source_version, found.content, found.judgement, place)
            self._known.add_version(given.report_id, version, says)
        for new in given.addresses:
            self._known.add_address(new, given.report_id)
        self._known.add_shown(
            filed.provenance, filed.ordinal, Shown(given.report_id, given.version, filed.hashes.source)
        )


def _further(report: Report) -> tuple[Report, ...]:
    return tuple(found for other in report.others for found in (other, *_further(other)))
