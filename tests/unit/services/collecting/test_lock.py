from __future__ import annotations

import os

import pytest

from qosviewer.domain import texts
from qosviewer.services.collecting import CollectorRuns, collector


def test_only_one_at_a_time_and_the_second_says_who_is_at_work(tmp_path):
    archive = tmp_path / "archive.sqlite3"
    with collector(archive):
        with pytest.raises(CollectorRuns) as refused, collector(archive):
            pass
        assert str(os.getpid()) in refused.value.detail
        assert refused.value.exit_code == 7
    with collector(archive):
        pass


def test_what_a_killed_one_left_is_no_obstacle(tmp_path):
    (tmp_path / "collector.json").write_text('{"process": 1, "since": "2026-03-01T00:00:00+00:00"}')
    (tmp_path / "collector.json.lock").touch()
    with collector(tmp_path / "archive.sqlite3"):
        pass


def test_a_holder_that_has_not_said_its_name_yet(tmp_path):
    archive = tmp_path / "archive.sqlite3"
    with collector(archive):
        (tmp_path / "collector.json").write_text("{")
        with pytest.raises(CollectorRuns) as refused, collector(archive):
            pass
    assert texts.COLLECTOR_UNKNOWN in refused.value.detail
