"""The processes that broadcast: a parent that claims spaces, and one child a space (``spaces.media.broadcast``)."""
