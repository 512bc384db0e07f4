"""From raw cells to coded cells: numbers and states, and the alignment of rows and columns to a form."""
