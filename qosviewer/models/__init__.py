"""QtCore adapters between the numbers of a meeting and the views on them."""
