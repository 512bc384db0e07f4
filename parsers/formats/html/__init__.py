"""Web pages: the main text of a page as blocks."""
