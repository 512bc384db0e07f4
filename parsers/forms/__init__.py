"""The statutory forms as data, and how the form of a table is chosen (by its labels)."""
