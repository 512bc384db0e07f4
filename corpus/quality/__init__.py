"""What a run must show before its numbers are trusted."""
