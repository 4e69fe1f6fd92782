"""Catalogues of what Rostrum says, without GNU gettext: Babel reads the sources, and writes what Django reads."""
