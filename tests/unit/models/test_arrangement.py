from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from qosviewer.domain import texts
from qosviewer.domain.grouping import PERSON
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import participant_columns
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.models.arrangement import Arranger, HeadingKind
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import PARTICIPANT_ROWS
from qosviewer.models.table_cells import MARK_ROLE, RANGE_ROLE
from qosviewer.models.table_model import ColumnTableModel
from tests.factories import seat, stream
from tests.gui.table_meetings import meeting_model, more, talker

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def entry(key: tuple[str, int] | str, at: tuple[int, int] = (0, 60), **facts: object) -> RosterEntry:
    joined, left = (START + timedelta(minutes=minute) for minute in at)
    number = key if isinstance(key, str) else key[0]
    return RosterEntry(number, joined=joined, left=left, **facts)  # type: ignore[arg-type]


def speaker(name: str, email: str, low: str, middle: str, high: str):
    loss = {"min_loss": low, "avg_loss": middle, "max_loss": high}
    return seat(name, stream("audio_input", avg_bitrate="27 kbps", **loss), email=email)


@pytest.fixture
def meeting() -> MeetingModel:
    """Anna comes twice, the second time on Wi-Fi and badly; Bo and Cy once; a caller has no figures."""
    model = meeting_model(
        speaker("Anna", "anna@x.org", "0%", "0.5%", "1%"),
        talker("Bo", "3%"),
        speaker("Anna", "anna@x.org", "0.2%", "8.1%", "30%"),
        talker("Cy", "0.1%"),
    )
    keys = model.data.table.keys
    model.set_roster(
        Roster(
            (
                entry(keys[0], (0, 10), network_type="Wired", leave_reason="$name left the meeting."),
                entry(keys[1], network_type="Wifi"),
                entry(keys[2], (15, 60), network_type="Wifi"),
                entry("99", user_name="Caller", device="Phone", network_type="Others"),
            )
        )
    )
    return model


class Lines:
    """A table with headings, and ways to read it."""

    def __init__(self, meeting: MeetingModel, by: str = "") -> None:
        self.arranger = Arranger()
        self.model = ColumnTableModel(PARTICIPANT_ROWS, meeting.data, participant_columns(METRIC["loss"]))
        self.model.set_arranger(self.arranger)
        self.group(by)

    def group(self, by: str) -> None:
        self.arranger.by = by
        self.model.arrange()

    def column(self, key: str) -> list[str]:
        section = self.model.section(key)
        return [self.model.index(row, section).data() for row in range(self.model.rowCount())]

    @property
    def names(self) -> list[str]:
        return [("  " * self.model.depth_at(row)) + name for row, name in enumerate(self.column("user_name"))]

    def cell(self, position: int, key: str):
        return self.model.index(position, self.model.section(key))

    def sort(self, key: str, order: Qt.SortOrder) -> None:
        self.model.sort(self.model.section(key), order)


def test_those_without_figures_come_last_with_the_reason(meeting) -> None:
    lines = Lines(meeting)
    assert lines.names == ["Anna", "Bo", "Anna", "Cy", "▾ Without QoS (1)", "  Caller"]
    assert lines.column("worst")[-1] == texts.ABSENT_TELEPHONE
    assert lines.column("state")[-1] == "○ no QoS"
    assert lines.model.shown_rows() == [0, 1, 2, 3]
    assert lines.model.shown_count == 4


def test_under_a_filter_only_who_matches_is_listed(meeting) -> None:
    lines = Lines(meeting)
    lines.arranger.absent = lambda _data: ()
    lines.model.set_selector(lambda data: np.array([False, True, True, False]))
    assert lines.names == ["Bo", "Anna"]
    lines.group(PERSON)
    assert lines.names == ["Bo", "▾ Anna · 1 of 2 stays", "  Anna"]
    lines.group("network_type")
    assert lines.names == ["▾ Wifi (2)", "  Bo", "  Anna"]


def test_who_has_no_figures_can_match_too(meeting) -> None:
    lines = Lines(meeting)
    lines.model.set_selector(lambda data: np.array([False, True, False, False]))
    assert lines.names == ["Bo", "▾ Without QoS (1)", "  Caller"]


def test_headings_have_a_ground_and_keep_their_title_in_any_column(meeting) -> None:
    lines = Lines(meeting, "network_type")
    ground = QBrush(QColor("#123456"))
    lines.model.set_inks([], ground)
    section = lines.model.section("email")
    for row, title in enumerate(lines.column("user_name")):
        heading = lines.model.heading_at(row)
        over_others = ground if heading and heading.is_open is not None else None
        assert lines.model.index(row, section).data(Qt.ItemDataRole.BackgroundRole) == over_others, title
        assert lines.model.ground_at(row) == over_others
    titles = [title for title in lines.column("user_name") if title.startswith("▾")]
    lines.model.set_title_column("email")
    assert [text for text in lines.column("email") if text.startswith("▾")] == titles
    assert not [text for text in lines.column("user_name") if text.startswith("▾")]


def test_a_person_stands_over_their_stays(meeting) -> None:
    lines = Lines(meeting, PERSON)
    assert lines.names == [
        "▾ Anna · 2 stays",
        "  Anna",
        "  Anna",
        "Bo",
        "Cy",
        "▾ Without QoS (1)",
        "  Caller",
    ]
    assert lines.column("state")[0] == "■ bad"
    assert "8.1 %" in lines.column("worst")[0]
    assert lines.column("roster.network_type")[0] == "Wired → Wifi"
    assert lines.column("email")[0] == "anna@x.org"


def test_the_range_of_a_person_is_no_average_of_averages(meeting) -> None:
    lines = Lines(meeting, PERSON)
    cell = lines.cell(0, "audio.uplink").data(RANGE_ROLE)
    assert (cell.low, cell.middle, cell.high) == (0.0, 8.1, 30.0)
    assert cell.mark.severity == 3
    assert lines.cell(0, "audio.uplink").data(MARK_ROLE).severity == 3
    assert lines.cell(0, "video.uplink").data(RANGE_ROLE).text == "–"


def test_what_happened_between_the_stays_stands_in_the_tooltip(meeting) -> None:
    lines = Lines(meeting, PERSON)
    told = lines.cell(0, "user_name").data(Qt.ItemDataRole.ToolTipRole)
    assert "One person (likely), found by: e-mail address." in told
    assert "Left the meeting." in told
    assert "Away for 5 min." in told
    assert "Network: Wired → Wifi" in told


def test_persons_are_sorted_by_the_stay_that_comes_first(meeting) -> None:
    lines = Lines(meeting, PERSON)
    lines.sort("audio.uplink", DOWN)
    assert lines.model.shown_rows() == [2, 0, 1, 3]
    lines.sort("audio.uplink", UP)
    assert lines.model.shown_rows() == [3, 0, 2, 1]


def test_groups_count_and_tell_the_share_with_problems(meeting) -> None:
    lines = Lines(meeting, "network_type")
    assert lines.names == [
        "▾ Wifi (2)",
        "  Bo",
        "  Anna",
        "▾ Wired (1)",
        "  Anna",
        "▾ not known (1)",
        "  Cy",
        "▾ Without QoS (1)",
        "  Caller",
    ]
    assert lines.column("state")[0] == "■ 2 of 2"
    assert lines.column("state")[3] == "● 0 of 1"
    assert "2 of 2 with problems" in lines.cell(0, "state").data(Qt.ItemDataRole.ToolTipRole)
    assert lines.cell(0, "audio.uplink").data(RANGE_ROLE) is None


def test_a_group_says_who_of_it_is_not_judged(meeting) -> None:
    more(meeting, seat("Di"))
    keys = meeting.data.table.keys
    meeting.set_roster(Roster(tuple(entry(key, network_type="Wifi") for key in keys)))
    lines = Lines(meeting, "network_type")
    assert lines.names[0] == "▾ Wifi (5) · 1 not judged"
    assert lines.column("state")[0] == "■ 2 of 4"


def test_a_share_of_many_comes_with_its_interval() -> None:
    model = meeting_model(*(talker(f"P{number}", "9%" if number < 3 else "0.1%") for number in range(12)))
    lines = Lines(model, "email_domain")
    assert lines.column("state")[0] == "■ 3 of 12 (25 %)"
    told = lines.cell(0, "state").data(Qt.ItemDataRole.ToolTipRole)
    assert "3 of 12 with problems: 25 %, with 95 % certainty between 9 % and 53 %." in told


def test_sorting_sorts_within_groups_and_groups_by_their_key(meeting) -> None:
    lines = Lines(meeting, "network_type")
    lines.sort("audio.uplink", DOWN)
    assert lines.names[:3] == ["▾ Wifi (2)", "  Anna", "  Bo"]
    lines.sort("roster.network_type", DOWN)
    assert [name for name in lines.names if name.startswith("▾")] == [
        "▾ Wired (1)",
        "▾ Wifi (2)",
        "▾ not known (1)",
        "▾ Without QoS (1)",
    ]


def test_closing_hides_what_is_beneath_but_not_from_exports(meeting) -> None:
    lines = Lines(meeting, PERSON)
    heading = lines.model.heading_at(0)
    lines.arranger.toggle(heading)
    lines.model.arrange()
    assert lines.names[:2] == ["▸ Anna · 2 stays", "Bo"]
    assert lines.model.shown_rows() == [0, 2, 1, 3]
    assert lines.arranger.open_for(lines.model.headings, [2])
    lines.model.arrange()
    assert lines.names[0].startswith("▾")
    lines.arranger.close_all(lines.model.headings)
    lines.model.arrange()
    assert lines.names == ["▸ Anna · 2 stays", "Bo", "Cy", "▸ Without QoS (1)"]


def test_headings_keep_their_identity_while_the_meeting_grows(meeting) -> None:
    lines = Lines(meeting, "network_type")
    ids = {
        heading.key: lines.model.identities(row, row)[0] for row in range(9) if (heading := lines.model.heading_at(row))
    }
    more(meeting, talker("Dee", "9%"))
    lines.model.refresh()
    assert "▾ not known (2)" in lines.names
    for row in range(lines.model.rowCount()):
        heading = lines.model.heading_at(row)
        if heading is not None:
            assert lines.model.identities(row, row)[0] == ids[heading.key]
    assert len(set(lines.model.identities(0, lines.model.rowCount() - 1).tolist())) == lines.model.rowCount()


def test_a_stay_without_figures_stands_with_its_person(meeting) -> None:
    roster = meeting.data.companions.roster
    meeting.set_roster(Roster((*roster.entries, entry("100", (11, 12), user_name="Anna", email="anna@x.org"))))
    lines = Lines(meeting, PERSON)
    assert lines.names[:4] == ["▾ Anna · 3 stays", "  Anna", "  Anna", "  Anna"]
    # In the order of time as received, and last where rows are sorted by what it does not have.
    assert lines.model.heading_at(2).kind is HeadingKind.STAY
    assert lines.column("worst")[2] == texts.ABSENT_UNKNOWN
    lines.sort("audio.uplink", DOWN)
    assert lines.model.heading_at(3).kind is HeadingKind.STAY
    lines.model.sort(-1)
    assert lines.names[-2:] == ["▾ Without QoS (1)", "  Caller"]


def test_without_headings_rows_are_lines(meeting) -> None:
    meeting.set_roster(Roster())
    lines = Lines(meeting)
    assert lines.model.headings == ()
    assert lines.model.heading_at(0) is None
    assert [lines.model.row_at(row) for row in range(4)] == [0, 1, 2, 3]


def test_headings_are_pasted_without_their_signs(meeting) -> None:
    lines = Lines(meeting, PERSON)
    assert lines.model.plain_text(0, lines.model.section("user_name")) == "Anna · 2 stays"
    assert lines.model.plain_text(6, lines.model.section("video.uplink")) == ""
    spoken = lines.cell(0, "user_name").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Anna · 2 stays, expanded"


@pytest.mark.parametrize("by", ["", PERSON, "network_type", "breakout", "state", "path"])
def test_every_cell_of_every_line_can_be_shown(meeting, by) -> None:
    lines = Lines(meeting, by)
    roles = [Qt.ItemDataRole(role) for role in (0, 3, 6, 7, 9, 11)] + [MARK_ROLE, RANGE_ROLE]
    for row in range(lines.model.rowCount()):
        for section in range(lines.model.columnCount()):
            assert isinstance(lines.model.index(row, section).data(), str)
            for role in roles:
                lines.model.index(row, section).data(role)
