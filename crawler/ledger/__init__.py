"""What was asked, when, with what outcome, and when it is due again (SQLite)."""
