"""The one way in which setting up and starting give up."""


class Stop(Exception):
    """Cannot go on. Its text is the one line people read: what is wrong, and what to do."""
