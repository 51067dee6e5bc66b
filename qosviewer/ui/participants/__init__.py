"""The participants of a meeting: the filter, and one row each."""
