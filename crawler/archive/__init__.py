"""WARC in and out: what was received, with its headers, and how to read it back. No Scrapy in here."""
