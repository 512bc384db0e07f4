"""What was fetched, and what the parser made of it."""

import pyarrow as pa

from corpus.tables.column import INT, LONG, SHORT, STRING, TIME, column, required, run_id

CAPTURES = pa.schema(
    [
        required("capture_id", STRING, "identifier of the fetch: UUID of its WARC record"),
        required("url", STRING, "address asked for"),
        required("final_url", STRING, "address that answered, after redirects within the portal"),
        column("status", SHORT, "HTTP status; null if there was no answer"),
        required("outcome", STRING, "one of: new, unchanged, changed, gone, blocked, failed, imported", zh="抓取结果"),
        column("block", STRING, "kind of block, where the outcome is blocked"),
        column("media_type", STRING, "media type as the server stated it"),
        column("sha256", STRING, "SHA-256 of the document after content decoding, hexadecimal"),
        column("bytes", LONG, "size of the document after content decoding", unit="byte"),
        required("fetched_at", TIME, "when the answer was received", unit="UTC"),
        column("archive_file", STRING, "WARC file that holds the record, relative to the folder archive"),
        column("archive_offset", LONG, "where the record's gzip member begins in that file", unit="byte"),
        column("portal", STRING, "portal it was fetched for (portals.portal); null for an import"),
        column("linked_from", STRING, "address of the page that linked to it"),
        required("obtained", STRING, "one of: crawl, import"),
        required("robots", STRING, "what robots.txt said: allowed, denied, unavailable, unknown"),
        required("host_class", STRING, "one of: official, reviewed, unknown"),
        run_id(),
    ]
)

DOCUMENTS = pa.schema(
    [
        required("capture_id", STRING, "capture of the page that was read (captures.capture_id)"),
        required("ordinal", SHORT, "0 for the first report of the document, then counting the further ones"),
        column("url", STRING, "address of the document; null for a local file"),
        required("fetched_at", TIME, "when its capture was fetched", unit="UTC"),
        required("status", STRING, "one of: parsed, partial, not_a_report, unreadable"),
        column("reason", STRING, "code of the finding that says why it is not a report or not readable"),
        required("parser_version", STRING, "version of the parser that read it"),
        column("report_id", STRING, "report it is; null if it is not a report"),
        column("version", INT, "version of that report which it shows (reports.version)"),
        required("sha256", STRING, "SHA-256 of the document's first part, hexadecimal"),
        required("source_hash", STRING, "SHA-256 over the digests of all parts that were read, hexadecimal"),
        run_id(),
    ]
)
