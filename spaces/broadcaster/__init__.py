"""The processes that broadcast: a parent, and one child a space.

The parent (``broadcaster``) claims spaces and renews what it holds (``leases``), starts the children (``running``),
puts on record what they hear (``telling``) and removes what they left (``sweep``). A child (``child``) has the sound
mixed and written by ``spaces.media.broadcast``, and knows only what the parent says (``wire``).
"""
