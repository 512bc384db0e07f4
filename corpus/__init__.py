"""Reports to versioned tables to releases. Owns the Arrow schemas."""
