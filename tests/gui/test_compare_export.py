"""The export dialog of a comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from qosviewer.domain.metrics import FIELD
from qosviewer.export.comparison_csv import comparison_csv
from qosviewer.export.comparison_document import Format, comparison_document
from qosviewer.export.comparison_view import By, ComparisonView, Row
from qosviewer.services.settings import Settings
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.export_dialog import ComparisonExportDialog
from qosviewer.ui.compare.export_source import ComparisonExportSource
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.overview_view import OverviewView
from qosviewer.ui.compare.trend_view import TrendView
from qosviewer.work.jobs import JobRunner
from tests.gui.conftest import PATIENCE_MS, Desktop, child
from tests.support.compare_views import until_current
from tests.support.compared_series import series
from tests.support.comparisons import curious_comparison


def view() -> ComparisonView:
    return ComparisonView(curious_comparison(), By.PERSON, (FIELD["avg_loss"],), (Row(2), Row(0)))


@pytest.fixture
def dialog(qtbot, tmp_path: Path):
    runner = JobRunner()
    made = ComparisonExportDialog(
        ComparisonExportSource(view()), Settings(SettingsFile(tmp_path / "settings.toml")), runner
    )
    qtbot.addWidget(made, before_close_func=lambda _dialog: runner.shutdown(PATIENCE_MS))
    child(made, QLineEdit, "compareExport.path").setText(str(tmp_path / "file.csv"))
    made.show()
    return made


def choose(dialog: ComparisonExportDialog, name: str) -> None:
    button = child(dialog, QRadioButton, f"compareExport.{name}")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()


def write(dialog: ComparisonExportDialog, qtbot) -> bytes:
    path = dialog.path
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE_MS):
        QTest.mouseClick(child(dialog, QPushButton, "compareExport.accept"), Qt.MouseButton.LeftButton)
    return path.read_bytes()


def test_what_is_shown_is_what_is_written(dialog, qtbot) -> None:
    document = comparison_csv(view())
    assert write(dialog, qtbot) == b"".join((document.head, *document.rows, document.tail))


def test_everything_has_all_rows_and_figures(dialog, qtbot) -> None:
    dialog.what.setFocus()
    QTest.keyClick(dialog.what, Qt.Key.Key_Down)
    assert dialog.what.currentText().startswith("Everybody")
    written = write(dialog, qtbot).decode()
    assert len(written.splitlines()) > 10 and "audio.downlink.max_jitter_ms__A" in written


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [("json", ".json", '{"schema": "qosviewer.compare/1"'), ("markdown", ".md", "- A: "), ("text", ".txt", "A: ")],
)
def test_the_format_gives_the_file_its_suffix(dialog, qtbot, name, suffix, begins) -> None:
    choose(dialog, name)
    assert dialog.path.name == f"file{suffix}"
    assert write(dialog, qtbot).decode().startswith(begins)
    if name == "json":
        assert len(json.loads(dialog.path.read_text(encoding="utf-8"))["people"]) == 2


def test_a_name_of_ones_own_stays(dialog) -> None:
    path = child(dialog, QLineEdit, "compareExport.path")
    path.setText(str(Path(path.text()).with_name("report.v2")))
    choose(dialog, "json")
    assert dialog.path.name == "report.v2"


def test_a_partial_meeting_is_told_before(dialog) -> None:
    labels = [label.text() for label in dialog.findChildren(object) if hasattr(label, "text") and label.text()]
    assert any("in part only" in label for label in labels)


def test_the_command_writes_the_comparison_in_front(desktop: Desktop, tmp_path: Path) -> None:
    export = desktop.window.actions_["export"]
    assert not export.isEnabled()
    page = desktop.desk.compare.show(curious_comparison())
    assert export.isEnabled()
    page.side_by_side.filter.setText("emil")
    desktop.qtbot.waitUntil(lambda: len(page.side_by_side.table.view.rows) == 1, timeout=PATIENCE_MS)
    desktop.trigger("export")
    dialog = desktop.dialog("compareExport")
    assert isinstance(dialog, ComparisonExportDialog)
    child(dialog, QLineEdit, "compareExport.path").setText(str(tmp_path / "shown.csv"))
    lines = write(dialog, desktop.qtbot).decode().splitlines()
    assert len(lines) == 2 and "Emil" in lines[1]
    assert [name for name in lines[0].split(",") if "loss" in name] and "jitter" not in lines[0]
    desktop.trigger("close_tab")
    assert desktop.desk.compare.current is None and not export.isEnabled()


@pytest.mark.parametrize("key", ["paragraph", "overview", "trend", "groups"])
def test_the_view_in_front_is_written_as_it_is_shown(desktop: Desktop, tmp_path: Path, key: str) -> None:
    page = desktop.desk.compare.show(series())
    page.show_view(key)
    view = next(each for each in page.findChildren(ComparedView) if each.property("view") == key)
    until_current(desktop.qtbot, view)
    choice = view.choice
    if isinstance(view, TrendView):
        view.date.mark.setChecked(True)
        page.model.select([1, 3])
        choice = view.choice
        assert choice.since is not None and choice.selected == (1, 3)
    elif isinstance(view, GroupsView):
        view.scope.setCurrentIndex(2)
        view.scope.activated.emit(2)
        choice = view.choice
        assert choice.within == 2
    elif isinstance(view, OverviewView):
        view.which.setCurrentIndex(1)
        choice = view.choice
        assert choice.all_figures
    until_current(desktop.qtbot, view)
    desktop.trigger("export")
    dialog = desktop.dialog("compareExport")
    assert isinstance(dialog, ComparisonExportDialog)
    exported = dialog.exported
    assert exported.choice.shows is choice.shows
    child(dialog, QLineEdit, "compareExport.path").setText(str(tmp_path / "view.csv"))
    document = comparison_document(exported.view, choice, Format.CSV)
    assert write(dialog, desktop.qtbot) == b"".join(document.pieces())
    desktop.trigger("close_tab")


def test_what_the_json_marks_and_groups_by_is_that_of_the_views(desktop: Desktop, tmp_path: Path) -> None:
    page = desktop.desk.compare.show(series())
    for view in page.findChildren(ComparedView):
        page.show_view(view.property("view"))
        until_current(desktop.qtbot, view)
    page.findChild(TrendView).date.mark.setChecked(True)
    fact = page.findChild(GroupsView).fact
    fact.setCurrentIndex(fact.findData("version"))
    page.show_view("table")
    desktop.trigger("export")
    dialog = desktop.dialog("compareExport")
    child(dialog, QLineEdit, "compareExport.path").setText(str(tmp_path / "all.json"))
    choose(dialog, "json")
    document = json.loads(write(dialog, desktop.qtbot))
    assert document["groups"]["by"] == "version" and document["trend"]["since"]
    desktop.trigger("close_tab")
