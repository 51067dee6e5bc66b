"""What the connection test found, step by step: a shape, a word, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from qosviewer.domain import plain
from qosviewer.services.connection_test import Step, StepState
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.theme import BAD, GAP, GOOD, WIDE_GAP, scaled

_SEVERITY = {StepState.OK: GOOD, StepState.FAILED: BAD}
_LONGEST = 600


class StepList(QScrollArea):
    """The list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connectionTest")
        self.setAccessibleName("What the connection test found")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: dict[str, _Row] = {}
        self._show_rows(())

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps in place of those before."""
        self._show_rows(steps)
        for step in steps:
            self.update_step(step)

    def update_step(self, step: Step) -> None:
        """Show what became of a step."""
        self._rows[step.key].show_step(step)
        if step.state is StepState.RUNNING:
            self.ensureWidgetVisible(self._rows[step.key])

    def show_worst(self) -> None:
        """Bring the first step that failed into view, else the first one."""
        rows = tuple(self._rows.values())
        failed = [row for row in rows if row.state is StepState.FAILED]
        self.ensureWidgetVisible((failed or rows)[0])

    def _show_rows(self, steps: Sequence[Step]) -> None:
        page = QWidget()
        page.setObjectName("connectionTest.page")
        grid = QGridLayout(page)
        grid.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        grid.setVerticalSpacing(GAP)
        self._rows = {step.key: _Row(step) for step in steps}
        for place, row in enumerate(self._rows.values()):
            grid.addWidget(row, place, 0)
        grid.setRowStretch(len(self._rows), 1)
        self.setWidget(page)


class _Row(QWidget):
    """One step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        name = f"connectionTest.{step.key}"
        self.setObjectName(name)
        self.state = step.state
        self._state = StateLabel(f"{name}.state")
        self._state.setFont(scaled(self.font(), 1.0, bold=True))
        widest = max(StepState, key=lambda state: self._state.fontMetrics().horizontalAdvance(_words(state)))
        self._state.setMinimumWidth(self._state.fontMetrics().horizontalAdvance(_words(widest)) + GAP)
        title = plain_label(f"{name}.title")
        title.setText(step.title)
        self._told = plain_label(f"{name}.told")
        self._told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._state, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(self._told, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_step(self, step: Step) -> None:
        self.state = step.state
        self._state.show_state(_words(step.state), _SEVERITY.get(step.state))
        words = [_sentence(part) for part in (step.told.title, step.told.detail, step.told.advice) if part]
        told = plain.one_line(" ".join(words), _LONGEST)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.setAccessibleName(f"{step.title}: {step.state.value}. {told}")


def _words(state: StepState) -> str:
    return f"{state.shape} {state.value}"


def _sentence(part: str) -> str:
    return part if part.endswith((".", "!", "?", "”")) else f"{part}."
