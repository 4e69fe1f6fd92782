"""The only room that knows LiveKit."""
