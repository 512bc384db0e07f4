"""Portals to captures: discovers the reports, fetches them politely and archives every response."""
