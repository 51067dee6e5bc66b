from __future__ import annotations

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.services.call_count import CallCount
from qosviewer.services.paces import Paces
from qosviewer.services.settings import LISTS_PER_MINUTE, REQUESTS_PER_SECOND, Settings
from qosviewer.services.settings_file import SettingsFile


@pytest.fixture
def settings(tmp_path):
    return Settings(SettingsFile(tmp_path / "settings.toml"))


@pytest.fixture
def count(tmp_path):
    return CallCount(tmp_path / "calls.toml")


def test_an_account_has_one_pace_and_counts_its_own_calls(settings, count):
    paces = Paces(settings, count)
    assert paces.of("a") is paces.of("a")
    assert paces.of("a").calls is not paces.of("b").calls
    assert paces.of("a").lists is not paces.of("b").lists
    paces.of("a").calls.wait_for_turn(CancelToken())
    assert (count.today("a"), count.today("b")) == (1, 0)


def test_another_setting_is_the_pace_of_those_who_have_it_already(settings, count):
    paces = Paces(settings, count)
    pace = paces.of("a")
    assert pace.calls.calls_per_second == REQUESTS_PER_SECOND.default
    assert pace.lists.calls == LISTS_PER_MINUTE.default
    settings.set(REQUESTS_PER_SECOND, 8.0)
    settings.set(LISTS_PER_MINUTE, 2)
    paces.of("a")
    assert (pace.calls.calls_per_second, pace.lists.calls) == (8.0, 2)
    assert [pace.lists.take_turn(0.0) for _ in range(3)] == [0.0, 0.0, 60.0]
