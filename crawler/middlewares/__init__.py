"""What stands between the spider and the network: robots.txt, hosts, politeness, blocks, the archive."""
