"""The report around its tables: outline, six sections, title, agency, year, and what is not a report."""
