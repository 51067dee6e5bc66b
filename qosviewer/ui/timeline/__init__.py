"""The stays minute by minute: lanes over a common time axis, and what fetches the minutes on demand."""
