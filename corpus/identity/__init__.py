"""Which report a document is: identities, addresses, versions."""
