"""The arithmetic of a form: its identities evaluated, what may be derived, what stands in doubt."""
