"""What is at Zoom: its lists, fetching many meetings, and series."""
