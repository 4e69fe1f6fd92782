"""One whole Rostrum on this machine: its engines, its programs, and a supervisor that leaves nothing behind."""
