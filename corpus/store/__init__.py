"""The store folder: Delta tables, the lock, corpus versions, and reading any of them back."""
