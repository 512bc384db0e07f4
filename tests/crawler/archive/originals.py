"""Which captures hold which bytes, in memory: stands in for the ledger, which answers the same two questions."""

from collections.abc import Iterable

from crawler.archive.entry import Damage, Entry, Position
from crawler.archive.exchange import Original


class Originals:
    """The first response with each payload, and its place, as `ArchiveWriter` and `read_capture` look them up."""

    def __init__(self, entries: Iterable[Entry | Damage] = ()) -> None:
        self._by_digest: dict[str, Original] = {}
        self._places: dict[str, Position] = {}
        for entry in entries:
            if isinstance(entry, Entry):
                self.add(entry)

    def add(self, entry: Entry) -> None:
        """Remember a capture, if it is a whole response whose payload is new."""
        capture, payload = entry.capture, entry.payload_digest
        place = capture.archive_file, capture.archive_offset
        if entry.record != "response" or entry.truncated or not payload or payload in self._by_digest:
            return
        assert place[0] is not None
        assert place[1] is not None
        self._by_digest[payload] = Original(capture.capture_id, capture.final_url, capture.fetched_at)
        self._places[capture.capture_id] = Position(place[0], place[1])

    def find_original(self, payload_digest: str) -> Original | None:
        """The first response with this payload."""
        return self._by_digest.get(payload_digest)

    def find_place(self, capture_id: str) -> Position | None:
        """Where the record of such a response begins."""
        return self._places.get(capture_id)
