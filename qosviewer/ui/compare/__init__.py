"""The window of a comparison: the table side by side, and the views beside it."""
