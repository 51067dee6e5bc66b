"""The bodies of Zoom's answers, one file per family of endpoints."""
