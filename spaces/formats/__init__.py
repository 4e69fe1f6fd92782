"""How moments are written, by language: what Django has for them is too long, or turns the day and month round."""
