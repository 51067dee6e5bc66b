"""The library: what is in the archive and what is at Zoom, at the left of the window."""
