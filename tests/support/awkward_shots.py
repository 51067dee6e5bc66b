"""Pictures of every awkward comparison in every view: ``python -m tests.support.awkward_shots FOLDER light``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from qosviewer.app import make_application
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.models.comparison_model import prepared
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.pairing_dialog import PairingDialog
from qosviewer.ui.compare.views import make_views
from qosviewer.ui.theme import Theme
from qosviewer.work.jobs import JobRunner
from tests.support.awkward import AWKWARD

_SIZE = (1280, 760)
_PATIENCE_S = 20.0


def main(folder: Path, theme: str) -> int:
    """Take the pictures; returns how many views did not come up in time."""
    app = make_application()
    look = Theme(app, theme)
    runner = JobRunner(app)
    folder.mkdir(parents=True, exist_ok=True)
    late = sum(_take(case, make(), runner, folder) for case, make in AWKWARD.items())
    runner.shutdown(int(_PATIENCE_S * 1000))
    look.deleteLater()
    return late


def _take(case: str, comparison: Comparison, runner: JobRunner, folder: Path) -> int:
    page = ComparePage(prepared(comparison, comparison.others[0]), runner)
    views = make_views(page.model, runner)
    for view in views:
        page.add_view(view.key, view.title, view.widget)
    page.resize(*_SIZE)
    page.show()
    late = 0
    shown: list[tuple[str, Callable[[], bool]]] = [("table", lambda: True)]
    shown += [(view.key, lambda widget=view.widget: widget.is_current) for view in views]
    for key, is_there in shown:
        page.show_view(key)
        late += not _until(is_there)
        _save(page, folder / f"{case}.{key}.png")
    page.decide()
    dialog = page.findChild(PairingDialog)
    if dialog is not None:
        same = dialog.findChild(QPushButton, "pairing.same")
        _until(lambda: same is None or same.isEnabled() or not same.isVisible(), 1.0)
        _save(dialog, folder / f"{case}.who-is-who.png")
        dialog.reject()
    page.close()
    page.deleteLater()
    return late


def _until(holds: Callable[[], bool], patience_s: float = _PATIENCE_S) -> bool:
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        QApplication.processEvents()
        if holds():
            return True
        time.sleep(0.01)
    return False


def _save(widget: QWidget, path: Path) -> None:
    for _ in range(3):
        QApplication.processEvents()
    widget.grab().save(str(path))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
