"""The command line `nianbao`."""
