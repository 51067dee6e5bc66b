from __future__ import annotations

from pathlib import Path

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.archive import Archive
from qosviewer.domain.errors import InputError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.persons import persons_of
from qosviewer.domain.roster import Roster
from qosviewer.domain.source import FILE, QSS
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.export.csv_long import csv_document
from qosviewer.export.rows import Selection, participant_rows
from qosviewer.sample import SampleServer, fault
from qosviewer.services.comparing import Fetching, Wanted, file_sides, kept_side, understand
from qosviewer.services.comparison_options import baseline_of, fields_of
from qosviewer.services.gathering import Gathered, News
from qosviewer.services.keeping import Keeping
from qosviewer.services.rosters import kept_roster
from tests.support.archives import keep, person
from tests.support.comparisons import meeting, who
from tests.support.fetches import session_for


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def test_what_arguments_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("123").write_text("", encoding="utf-8")
    uuid = "4444AAAiAAAAAiAiAiiAii=="
    found = list(understand(["123", "124", "812 3456 7890", uuid], MeetingKind.WEBINAR))
    assert found == [
        Wanted("123", Path("123")),
        Wanted("124", 124),
        Wanted("812 3456 7890", MeetingRef(MeetingKind.WEBINAR, "81234567890")),
        Wanted(uuid, MeetingRef(MeetingKind.WEBINAR, uuid=uuid)),
    ]


@pytest.mark.parametrize("text", ["", "no meeting", "x" * 5000, "a\0b"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        list(understand([text], MeetingKind.MEETING))


def test_a_snapshot_comes_with_what_is_kept_beside_it(archive) -> None:
    kept = archive.kept(keep(archive, people=[person("Anna", "1"), person("Bert", "2")]))
    one, other = archive.load(kept.snapshot).table.keys
    archive.pairings.decide(kept.meeting, one, other, joined=True)
    side = kept_side(archive, kept.snapshot, lambda _kind: INPUT_IS_DOWNLINK)
    assert (side.complete, side.source, side.data.reading) == (True, QSS, INPUT_IS_DOWNLINK)
    assert side.data.companions.pairings == (Pairing(*sorted((one, other)), True),)
    assert len(persons_of(side.data)) == 1


def test_the_meetings_of_a_file_are_sides_and_what_cant_be_read_is_said(archive, tmp_path: Path) -> None:
    data = meeting(who("Anna||u1", pid="1"), who("Bert||u2", pid="2"), uuid="file==")
    file, noise = tmp_path / "kept.csv", tmp_path / "noise.txt"
    selection = Selection(data, participant_rows(data.table), lambda _row: {})
    file.write_bytes(b"".join(csv_document([selection]).pieces()))
    noise.write_text("nothing of ours", encoding="utf-8")
    (side,), problems = file_sides(file, archive, lambda _kind: INPUT_IS_DOWNLINK)
    assert not problems
    assert (side.source, len(side.persons), side.data.info.ref.uuid) == (FILE, 2, "file==")
    sides, (problem,) = file_sides(noise, archive, lambda _kind: INPUT_IS_DOWNLINK)
    assert not sides and problem.file == noise


def test_figures_are_named_as_in_filters() -> None:
    assert [field.key for field in fields_of("loss, jitter.max,fps,avg_loss")] == [
        "avg_loss",
        "max_jitter",
        "avg_frame_rate",
    ]
    assert fields_of("") == ()
    for wrong in ("audio.loss", "loss.downlink", "nonsense"):
        with pytest.raises(InputError):
            fields_of(wrong)


def test_the_baseline_is_meant_by_its_letter_or_its_name() -> None:
    names = ["12", "812 3456 7890"]
    assert [baseline_of(name, ["A", "C"], names) for name in ("", "a", "C", "812 3456 7890")] == [0, 0, 1, 1]
    with pytest.raises(InputError):
        baseline_of("B", ["A", "C"], names)


def test_a_part_of_a_list_is_shown_and_asked_for_again_the_next_time(archive) -> None:
    with SampleServer(participants=700, faults=[fault("html=2@participants")]) as server:
        whole = server.meetings[0]
        ref = MeetingRef(MeetingKind.MEETING, uuid=whole.uuid)
        snapshot = keep(archive, [person("Anna", "1")], MeetingInfo(ref))

        def gathered() -> Roster:
            each = Gathered(ref, MeetingData(MeetingInfo(ref), archive.load(snapshot).table))
            fetching = Fetching(lambda _kind: INPUT_IS_DOWNLINK)
            fetching.take(News(each, Keeping(snapshot, 1)))
            return fetching.side(each, session_for(server), archive, CancelToken()).data.companions.roster

        part = gathered()
        assert 0 < len(part.entries) < 700 and not part.complete
        assert kept_roster(archive, snapshot) is None
        server.misbehave()
        assert gathered().complete
        assert kept_roster(archive, snapshot).complete
