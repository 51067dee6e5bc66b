"""What the app is about: numbers, records, columns, limits and errors. Standard library and numpy; no I/O, no clock, no Qt.

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
``columns``               what a table or a CSV file can show, declared once
``sheet``                 rows of a table as a view sees them: streams or participants
``order``                 sorting as a permutation, missing last
``filter``                the filter language
========================  =============================================================================
"""
