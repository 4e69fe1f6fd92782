"""Who is who in the media server's rooms."""

import re

PERSON = re.compile(r"[0-9a-f]{32}\Z")
"""The identity of a person is theirs everywhere: 32 hex digits."""
OUR_OWN = "_"
"""How the identities of our own listening processes begin."""
