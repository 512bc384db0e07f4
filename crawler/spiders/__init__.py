"""The spiders: discovery from a portal's home page to its reports, whatever the family."""
