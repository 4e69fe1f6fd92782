"""From a bare Python to everything installed. Standard library only: nothing is there yet."""
