"""How Rostrum is set up, run, tested and checked. `setup` needs only a Python; `local` runs in its environment."""
