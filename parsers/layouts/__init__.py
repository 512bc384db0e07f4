"""Table layouts, one module each, none importing another: blocks to rows of raw cells with their places."""
