"""CMS families, one pure module each: from a fetched page to its links and its next pages. No Scrapy in here."""
