"""What the app is about: numbers, records, columns, limits and errors.

Standard library and numpy; no I/O, no clock, no Qt.

========================  =============================================================================
``errors``                the one tree of errors, each able to explain itself
``texts``                 the sentences people read
``kinds``                 text with a unit becomes one number (and back, for people and for machines)
``metrics``               every metric, declared once; ``FIELDS`` is its flat list (minimum, average, maximum)
``streams``               the stream types: medium, path, direction
``meeting``               which meeting this is about
``batch``                 one parsed page on its way from a worker to the table
``table``                 the numbers of one meeting, growing by batches
``quality``               limits, states and the worst reading
``meeting_data``          a meeting with its table and the way to read it; everything derived hangs here
``columns``               what a column is; ``stream_columns`` and ``participant_columns`` declare them all
``marks``, ``words``      how a cell stands out, and readings in words
``ranges``                minimum, average and maximum per row, and the scale they are drawn on
``plain``                 hostile text made safe to show
``order``                 sorting as a permutation, missing last
``filter``                the filter language
========================  =============================================================================
"""
