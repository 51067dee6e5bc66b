"""What would be done in vain while the program starts, and is left undone."""

from __future__ import annotations

import gc
import sys
from importlib import import_module


def start_quickly() -> None:
    """Look for no garbage and read no sources, until everything is imported; `gc.enable` ends the first of it.

    Starting makes things that stay: whoever looks for garbage among them again and again finds none. And of every
    module that is imported after it, PySide6 reads the source, to see whether it should heed its other ways of naming
    (``from __feature__ import snake_case``). Nobody here asks for them, and seven hundred sources, most of them of
    other packages, take a tenth of a second. Where another PySide6 goes about it otherwise, it goes on doing so.
    """
    gc.disable()
    import_module("PySide6.QtCore")
    if feature := sys.modules.get("shibokensupport.feature"):
        # As it answers for every module that has "PySide6" in it; nothing follows from it but that nothing changes.
        vars(feature)["_mod_uses_pyside"] = lambda _module: True
