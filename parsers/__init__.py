"""Bytes to reports: pure functions from a bundle of documents to cells, checks and findings."""
