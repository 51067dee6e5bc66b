from __future__ import annotations

from qosviewer.domain import texts
from qosviewer.models.compared_persons import person_rows
from tests.support.compare_views import week
from tests.support.comparisons import compared
from tests.support.series import weekly_series


def test_whoever_got_worse_stands_first_and_the_furthest_beyond_before_the_others() -> None:
    comparison = compared(week(0, 9, 1, 1, 1), week(1, 1, 4, 9, 1))
    found = person_rows(comparison, 1)
    assert [(row.cells[0], row.cells[5]) for row in found.rows] == [("P2", "worse"), ("P1", "worse"), ("P0", "better")]
    assert found.title == texts.PERSONS_TITLE


def test_the_planted_people_and_nobody_else() -> None:
    found = person_rows(compared(*weekly_series()), 7)
    assert {row.cells[0] for row in found.rows} == {"Chloé Fontaine", "Łukasz Wójcik"}
    assert all("↓" in row.cells[1] and row.cells[5] == "worse" for row in found.rows)
    assert person_rows(compared(*weekly_series()), 2).rows == ()


def test_of_very_many_only_the_first_are_listed_and_that_is_said() -> None:
    comparison = compared(week(0, *[1] * 1200), week(1, *[9] * 1200))
    found = person_rows(comparison, 1)
    assert len({row.subject.human for row in found.rows}) == 300
    assert found.title.endswith("the first 300 of 1,200")


def test_the_same_meeting_twice_has_none() -> None:
    data = week(0, 9)
    assert person_rows(compared(data, data), 1).rows == ()
