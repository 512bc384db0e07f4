"""Frozen, citable versions: plain Parquet, a data dictionary and checksums."""
