"""The one shape every format becomes: blocks with their places, span expansion, text normalisation."""
