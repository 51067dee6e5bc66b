"""Tables: a view driven by columns, with range charts in its cells and their scales in its header; and plain ones.

====================  ==================================================================
``column_table``      the view: selection and scroll that hold, keys, copying
``columns_view``      its columns: shown, hidden, moved, sorted by, remembered
``list_table``        a smaller one, for lists of words that are opened by Enter
``read_only``         what all tables have in common
``range_delegate``    a range chart in a cell
``scale_header``      headers on two lines: title, and unit or scale
``track``             where in a cell a chart stands, shared by both
``column_state``      order, widths, visibility and sort by key, to be remembered
``column_chooser``    showing, hiding and moving columns
``copying``           selected cells as text for a spreadsheet
====================  ==================================================================
"""
