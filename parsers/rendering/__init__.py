"""A report's text with its statutory tables drawn anew, from their cells, in one of several layouts."""
