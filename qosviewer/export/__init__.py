"""Rows and columns become files. Pure but for ``safe_file``, which puts them on the disk.

- ``rows``: which participants and streams, in which order
- ``csv_long``: the long CSV layout, one row per participant and stream
- ``json_document``: everything there is, for programs
- ``document``: what both make: pieces of bytes that can be written, counted and stopped
- ``safe_file``: documents become files; ``whole_file``: a file that is whole or not there
"""
