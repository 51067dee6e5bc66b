"""Files and folders that are opened: by a dialog, or dropped onto the window."""
