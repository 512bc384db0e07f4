"""Where parsing runs: in this process, or in supervised workers with limits of memory and time."""
