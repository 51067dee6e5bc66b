"""The large chart.

Only `axes`, `view_box` and `plot` need pyqtgraph; the panel imports them when it is first seen.
"""
