"""The Arrow schemas of the corpus, with meaning and unit of every column, and the rows made from a report."""
