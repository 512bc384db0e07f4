"""Flows, steps, executors, settings and the command line: the only room that knows all others."""
