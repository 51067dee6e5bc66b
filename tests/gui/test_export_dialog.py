from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.services.settings import CSV_BYTE_ORDER_MARK, Settings
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.export_dialog import ExportDialog, ExportSource
from qosviewer.work.jobs import JobRunner
from tests.factories import make_table, seat, stream
from tests.gui.conftest import child, click

PATIENCE_MS = 10_000


def source(people: int = 3, shown: tuple[int, ...] = (2, 0), complete: bool = True) -> ExportSource:
    seats = [
        seat(f"P{n}", stream("audio_input", avg_loss=f"{n}%"), stream("audio_output", avg_loss="0.1%"))
        for n in range(people)
    ]
    info = MeetingInfo(MeetingRef(MeetingKind.MEETING, "81234567890", "a" * 22 + "=="))
    return ExportSource(MeetingData(info, make_table(*seats)), shown, complete)


class Export:
    def __init__(self, qtbot, tmp_path: Path, what: ExportSource) -> None:
        self.path = tmp_path / "out.csv"
        self.settings = Settings(SettingsFile(tmp_path / "settings.toml"))
        self.runner = JobRunner()
        self.dialog = ExportDialog(what, self.settings, self.runner)
        qtbot.addWidget(self.dialog)
        self.field = child(self.dialog, QLineEdit, "export.path")
        self.field.setText(str(self.path))
        self.dialog.show()
        self.qtbot = qtbot

    def write(self) -> list[dict[str, str]]:
        with self.qtbot.waitSignal(self.dialog.written, timeout=PATIENCE_MS):
            click(self.dialog, "export.accept")
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def fail(self) -> str:
        click(self.dialog, "export.accept")
        self.qtbot.waitUntil(lambda: child(self.dialog, QLabel, "exportBanner.title").isVisible(), timeout=PATIENCE_MS)
        return child(self.dialog, QLabel, "exportBanner.title").text()


@pytest.fixture
def export(qtbot, tmp_path):
    made: list[Export] = []

    def make(**options) -> Export:
        made.append(Export(qtbot, tmp_path, source(**options)))
        return made[-1]

    yield make
    for each in made:
        assert each.runner.shutdown(2000)


def test_everything_is_every_participant_in_the_order_of_the_list(export) -> None:
    asked = export()
    assert [row["user_name"] for row in asked.write()] == ["P0", "P0", "P1", "P1", "P2", "P2"]
    assert not asked.dialog.isVisible()


def test_what_is_shown_is_exactly_that_in_its_order(export) -> None:
    asked = export()
    child(asked.dialog, QRadioButton, "export.shown").click()
    assert [row["user_name"] for row in asked.write()] == ["P2", "P2", "P0", "P0"]


def test_a_byte_order_mark_is_written_by_choice_and_the_choice_is_remembered(export) -> None:
    asked = export()
    child(asked.dialog, QCheckBox, "export.byteOrderMark").click()
    asked.write()
    assert asked.path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert asked.settings.get(CSV_BYTE_ORDER_MARK)


def test_raw_columns_hold_what_was_received(export) -> None:
    asked = export()
    child(asked.dialog, QCheckBox, "export.raw").click()
    assert asked.write()[2]["raw.avg_loss"] == "1%"


def test_an_older_file_is_replaced_only_after_saying_so(export) -> None:
    asked = export()
    asked.path.write_text("older")
    asked.field.textChanged.emit("")
    assert child(asked.dialog, QLabel, "export.note").text() == "This file exists and will be replaced."
    assert child(asked.dialog, QPushButton, "export.accept").text() == "Replace"
    assert len(asked.write()) == 6


def test_a_folder_that_is_not_there_is_told_and_the_dialog_stays(export, tmp_path) -> None:
    asked = export()
    asked.field.setText(str(tmp_path / "nowhere" / "out.csv"))
    assert asked.fail()
    assert asked.dialog.isVisible()
    asked.field.setText(str(asked.path))
    assert len(asked.write()) == 6


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_told_and_stays_as_it_was(export) -> None:
    asked = export()
    asked.path.write_text("older")
    asked.path.chmod(0o400)
    assert asked.fail()
    assert asked.path.read_text() == "older"


def test_closing_in_the_middle_leaves_the_older_file(export, qtbot) -> None:
    asked = export(people=20_000)
    asked.path.write_text("older")
    click(asked.dialog, "export.accept")
    asked.dialog.reject()
    assert asked.runner.shutdown(2000)
    assert asked.path.read_text() == "older"
    assert [path.name for path in asked.path.parent.glob(".qosviewer-*")] == []


def test_cancel_in_the_middle_says_so_and_the_dialog_stays(export, qtbot) -> None:
    asked = export(people=20_000)
    click(asked.dialog, "export.accept")
    click(asked.dialog, "export.dismiss")
    assert child(asked.dialog, QLabel, "exportBanner.title").text() == "The export was cancelled"
    assert asked.dialog.isVisible()
    assert asked.runner.shutdown(2000)
    assert not asked.path.exists()


def test_a_fetch_that_is_not_complete_is_told_before_anything_is_written(export) -> None:
    asked = export(complete=False)
    assert child(asked.dialog, QLabel, "exportBanner.title").text() == "The fetch is not complete"


@pytest.mark.parametrize(
    "name",
    ["~nobody-of-this-name/out.csv", "x" * 300, "out\0.csv", "~"],
    ids=["nobody's home", "too long", "a zero", "a folder"],
)
def test_a_name_that_no_system_takes_is_told_when_it_is_used(export, name: str) -> None:
    asked = export()
    asked.field.setText(name)
    assert asked.fail()
    assert asked.dialog.isVisible()
    asked.field.setText(str(asked.path))
    assert len(asked.write()) == 6


def test_a_file_that_was_written_is_no_failure_because_a_choice_can_not_be_remembered(export, tmp_path) -> None:
    asked = export()
    (tmp_path / "settings.toml").mkdir()
    child(asked.dialog, QCheckBox, "export.byteOrderMark").click()
    assert len(asked.write()) == 6
    assert not asked.dialog.isVisible()


def test_nothing_can_be_written_of_nobody(export) -> None:
    asked = export(people=0, shown=())
    assert not child(asked.dialog, QPushButton, "export.accept").isEnabled()


def test_the_name_offered_tells_the_meeting_and_no_system_refuses_it() -> None:
    data = MeetingData(MeetingInfo(MeetingRef(MeetingKind.MEETING, uuid="/ab+" + "c" * 18 + "==")), make_table())
    name = ExportSource(data, (), True).file_name
    assert name == "qos-_ab_cccccccccccccccccc__.csv"
