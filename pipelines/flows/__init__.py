"""The flows behind the commands: parse, crawl, import, build, nightly, release."""
