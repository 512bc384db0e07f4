"""Blocks as facts: their kinds, and the rules that tell an answer of a fence from a page. No Scrapy in here."""
