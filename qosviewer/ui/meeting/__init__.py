"""One open meeting: the fetch that fills it, and the page that shows it."""
