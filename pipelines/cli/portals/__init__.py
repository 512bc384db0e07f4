"""`nianbao portals`: the registry of government sites."""
