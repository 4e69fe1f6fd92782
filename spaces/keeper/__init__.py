"""The one process that speaks for a live space: tells the browsers and the media server what was decided."""
