"""The streams of the selected participants, by medium, and what Zoom sent about them."""
