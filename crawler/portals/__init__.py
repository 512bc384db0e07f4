"""Portals as data: the model of a portal file, the registry that loads them, and its linter."""
