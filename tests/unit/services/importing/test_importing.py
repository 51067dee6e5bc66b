"""Every kind of file is told by its content, and what is wrong with one never stops the others."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest

from qosviewer.archive import FILE, FILES, Archive
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingKind
from qosviewer.export.csv_long import csv_document
from qosviewer.export.json_document import json_document
from qosviewer.services.importing import Imported, Writing, import_files
from qosviewer.services.importing.importing import MOST_LISTED
from tests.support.archives import body, info, keep, person
from tests.support.exports import INFO, TESTS, content, fixture_pages, meeting_of, selection_of
from tests.support.imports import open_files, webhook, write

SHARED = TESTS.parent.parent / "shared" / "samples"
ANNA, BEN, CLEO = (person(name, str(number)) for number, name in enumerate(("Anna", "Ben", "Cleo")))


def names(archive: Archive, imported: Imported) -> list[str]:
    return [one.user_name for one in archive.load(imported.snapshot).table.participants]


def page(*people, token: str = "") -> dict:
    return {"next_page_token": token, "participants": list(people)}


@pytest.mark.parametrize(
    "content",
    [
        body([ANNA, BEN]),
        "\ufeff\n " + body([ANNA, BEN]).decode(),
        body([ANNA, BEN]).decode().encode("utf-16"),
        [page(ANNA, token="t"), page(BEN)],
        "\n".join(json.dumps(each) for each in (page(ANNA, token="t"), page(BEN))),
        json.dumps(page(ANNA, token="t"), indent=2) + json.dumps(page(BEN), indent=2),
        {"users": [{"name": "Anna", "qos": ANNA["qos"]}, {"name": "Ben", "qos": BEN["qos"]}]},
        webhook("Anna"),
        [webhook("Anna"), webhook("Ben")],
        "\r\n".join(json.dumps(webhook(name)) for name in ("Anna", "Ben")) + "\r\n",
    ],
    ids=["page", "mark", "utf-16", "array", "lines", "indented", "session", "webhook", "webhooks", "webhook lines"],
)
def test_every_form_of_a_meeting_is_one_snapshot(archive, tmp_path, content) -> None:
    imported = open_files(archive, write(tmp_path / "some.file", content)).only
    assert set(names(archive, imported)) <= {"Anna", "Ben"}
    kept = archive.kept(imported.snapshot)
    assert (kept.source, kept.account.key, kept.complete) == (FILE, FILES.key, True)
    assert kept.info.title in ("some.file", "abc/def==")
    raw = archive.load(imported.snapshot).table.pages[0].body
    assert b"audio" in raw


def test_a_page_that_is_the_last_ends_its_meeting(archive, tmp_path) -> None:
    opened = open_files(archive, write(tmp_path / "f", [page(ANNA, token="t"), page(BEN), page(CLEO)]))
    assert [names(archive, one) for one in opened.imported] == [["Anna", "Ben"], ["Cleo"]]
    assert [one.info.topic for one in opened.imported] == ["f (1)", "f (2)"]
    assert len({one.meeting for one in opened.imported}) == 2


def test_a_last_page_that_promises_another_is_told(archive, tmp_path) -> None:
    (note,) = open_files(archive, write(tmp_path / "f", page(ANNA, token="t"))).only.notes
    assert "may be missing" in note


def own_json(tmp_path, name: str, **more: object):
    """A JSON file of ours with the meeting of the fixtures, and what it says of itself."""
    whole = json.loads(content(json_document([selection_of(meeting_of(fixture_pages()))])))
    return write(tmp_path / name, whole | more)


def test_a_file_of_ours_that_is_not_complete_is_a_part_also_when_it_is_opened_again(archive, tmp_path) -> None:
    opened = open_files(archive, own_json(tmp_path, "part.json", complete=False, missing=[]))
    imported = opened.only
    kept = archive.kept(imported.snapshot)
    assert not kept.complete and texts.IMPORT_WAS_PARTIAL in imported.notes
    whole = open_files(archive, own_json(tmp_path, "whole.json")).only
    assert archive.kept(whole.snapshot).complete and whole.snapshot != imported.snapshot
    again = open_files(archive, own_json(tmp_path, "again.json", complete=False, missing=[])).only
    assert (again.snapshot, again.known) == (imported.snapshot, True)
    part, full = (archive.load(each.snapshot).table for each in (imported, whole))
    assert np.array_equal(part.values, full.values, equal_nan=True) and part.participant_count == full.participant_count
    assert archive.latest(imported.info.ref).snapshot == whole.snapshot
    *_, proof = archive.check()
    assert not proof.findings


def test_only_the_meeting_that_a_file_calls_incomplete_is_a_part(archive, tmp_path) -> None:
    uuid = INFO.ref.uuid
    other = own_json(tmp_path, "other.json", complete=False, missing=[{"meeting": "12345678901", "error": {}}])
    named = own_json(tmp_path, "named.json", complete=False, missing=[{"meeting": uuid, "error": {}}])
    assert archive.kept(open_files(archive, other).only.snapshot).complete
    assert not archive.kept(open_files(archive, named).only.snapshot).complete


def test_webhook_bodies_of_one_meeting_are_one_snapshot_whatever_files_they_stand_in(archive, tmp_path) -> None:
    folder = tmp_path / "bodies"
    (folder / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    write(folder / ".hidden" / "x.json", webhook("Hidden"))
    write(folder / ".hidden.json", webhook("Hidden"))
    write(folder / "1.json", webhook("Anna"))
    write(folder / "2.json", webhook("Ben"))
    write(folder / "deeper" / "3.json", [webhook("Cleo"), webhook("Dan", uuid="other==")])
    write(folder / "deeper" / "4.json", webhook("Eve", event="webinar.participant_qos_summary"))
    opened = open_files(archive, folder, folder / "1.json")
    assert [names(archive, one) for one in opened.imported] == [["Anna", "Ben", "Cleo"], ["Dan"], ["Eve"]]
    assert [one.info.ref.uuid for one in opened.imported] == ["abc/def==", "other==", "abc/def=="]
    assert opened.imported[2].info.ref.kind is MeetingKind.WEBINAR
    assert len(opened.imported[0].files) == 3
    assert opened.problems == []


def test_a_webhook_delivered_twice_is_one_participant(archive, tmp_path) -> None:
    imported = open_files(archive, write(tmp_path / "f", [webhook("Anna")] * 2)).only
    assert names(archive, imported) == ["Anna"]


def test_webhook_bodies_that_name_no_meeting_are_not_merged_over_files(archive, tmp_path) -> None:
    files = [write(tmp_path / name, webhook(name, uuid="")) for name in ("a", "b")]
    opened = open_files(archive, *files)
    assert [one.info.topic for one in opened.imported] == ["a", "b"]


def test_other_webhooks_between_them_are_left_out(archive, tmp_path) -> None:
    other = {"event": "meeting.started", "payload": {"object": {}}}
    imported = open_files(archive, write(tmp_path / "f", [other, webhook("Anna"), other])).only
    assert names(archive, imported) == ["Anna"]


def test_the_same_content_is_recognised_and_not_kept_twice(archive, tmp_path) -> None:
    first = open_files(archive, write(tmp_path / "f", page(ANNA))).only
    again = open_files(archive, write(tmp_path / "copy", page(ANNA))).only
    assert (again.snapshot, again.meeting, again.known, first.known) == (first.snapshot, first.meeting, True, False)
    other = open_files(archive, write(tmp_path / "other", page(BEN))).only
    assert not other.known
    archive.delete_snapshots([first.snapshot])
    assert not open_files(archive, tmp_path / "f").only.known


def test_an_instance_that_is_not_known_is_never_merged_and_a_known_one_is(archive, tmp_path) -> None:
    snapshot = keep(archive, [ANNA], info(1, topic="Kept"))
    named = open_files(archive, write(tmp_path / "f", webhook("Ben", uuid=info(1).ref.uuid))).only
    assert named.meeting == archive.kept(snapshot).meeting
    unnamed = [
        open_files(archive, write(tmp_path / f"f{index}", page(BEN, CLEO, token=str(index)))).only for index in (1, 2)
    ]
    assert len({named.meeting, *(one.meeting for one in unnamed)}) == 3
    assert {row.info.topic for row in archive.library()} == {"Kept", "f1", "f2"}


def csv_file(path, *numbers: int, who=ANNA):
    """Our own CSV of meetings: it has no topics."""
    return write(path, content(csv_document([selection_of(meeting_of([page(who)], info(n))) for n in numbers])))


def test_our_own_csv_is_titled_by_its_file_until_a_title_is_known(archive, tmp_path) -> None:
    first = open_files(archive, csv_file(tmp_path / "last week.csv", 1)).only
    assert (first.info.title, first.info.ref.number) == ("last week.csv", info(1).ref.number)
    several = open_files(archive, csv_file(tmp_path / "all.csv", 2, 3))
    assert [one.info.title for one in several.imported] == ["all.csv (1)", "all.csv (2)"]
    keep(archive, [ANNA, BEN], info(1))
    again = open_files(archive, csv_file(tmp_path / "once more.csv", 1, who=BEN)).only
    assert again.info.title == "Weekly 1"
    assert {row.info.topic for row in archive.library()} == {"Weekly 1", "all.csv (1)", "all.csv (2)"}


def test_whoever_stops_half_way_leaves_nothing_behind(archive, tmp_path) -> None:
    events = import_files([write(tmp_path / "f", [page(ANNA, token="t"), page(BEN)])], archive)
    assert any(isinstance(event, Writing) for event in events)
    events.close()
    assert archive.library() == []


@pytest.mark.parametrize(
    ("content", "title", "place"),
    [
        (b"", "The file is empty", ""),
        (b" \r\n", "The file is empty", ""),
        (b"# Notes", "The file is of a kind that can't be opened", ""),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "The file is no text", "line 1"),
        (b'{"a":\n"\xff"}', "The file is no text", "line 2"),
        (b'{"participants": [\n  {"qos": [}\n', "The JSON is broken", "line 2, column 12"),
        (b'[{"participants": []}', "The JSON is broken", "line 1, column 22"),
        (b"[" * 100_000, "The JSON is nested too deeply", "line 1, column 2"),
        (b'{"participants":' * 100_000, "The JSON is nested too deeply", "line 1, column 1"),
        ('{"n": 1' + "0" * 10_000 + "}", "This JSON is of a kind that can't be opened", "line 1"),
        ({"participants": [{"user_id": "1"}]}, "This list of participants has no quality in it", "line 1"),
        ({"participants": []}, "There is nobody in the file", ""),
        ({"code": 3001, "message": "no"}, "This is a refusal of Zoom's, not a quality summary", "line 1"),
        (webhook(event="meeting.participant_qos"), "This webhook is of another kind", "line 1"),
        ({"schema": "qosviewer.fetch/2"}, "This file is of another version", "line 1, field “schema”"),
        ({"schema": "qosviewer.fetch/1"}, "The file is not as it should be", "line 1, field “meetings”"),
        (
            {"schema": "qosviewer.fetch/1", "meetings": [{"participants": [{"streams": [5]}]}]},
            "The file is not as it should be",
            "line 1, field “meetings[0].participants[0].streams[0]”",
        ),
        (
            {"schema": "qosviewer.fetch/1", "meetings": [{"start_utc": "soon", "participants": []}]},
            "The file is not as it should be",
            "line 1, field “meetings[0].start_utc”",
        ),
        ("user_name,stream\r\nAnna,\r\n", "Columns are missing", "line 1"),
        ("participant_id,user_name,stream,stream\r\n", "A column is there twice", "line 1, field “stream”"),
        (
            "participant_id,user_name,stream\r\n1,Anna\r\n",
            "A row has another number of cells than the header",
            "line 2",
        ),
        ('participant_id,user_name,stream\r\n1,"A\nb",\r\n2,"B\r\n', "The CSV is broken", "line 4"),
        (
            "position,participant_id,user_name,stream\r\nfirst,1,Anna,\r\n",
            "The file is not as it should be",
            "line 2, field “position”",
        ),
        (
            "participant_id,user_name,stream,meeting_start_utc\r\n1,Anna,,yesterday\r\n",
            "The file is not as it should be",
            "line 2, field “meeting_start_utc”",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_others_are_opened(
    archive, tmp_path, content, title, place
) -> None:
    bad = write(tmp_path / "bad", content)
    opened = open_files(archive, write(tmp_path / "good1", page(ANNA)), bad, write(tmp_path / "good2", page(BEN)))
    assert [names(archive, one) for one in opened.imported] == [["Anna"], ["Ben"]]
    assert [(one.file, one.message.title, one.spot.text) for one in opened.problems] == [(bad, title, place)]


def test_broken_lines_of_a_log_are_told_and_the_others_read(archive, tmp_path) -> None:
    good = [json.dumps(webhook(name)) for name in ("Anna", "Ben")]
    lines = [good[0], '{"event": ', "{nonsense}", good[1], "{", '{"event": "cut o']
    opened = open_files(archive, write(tmp_path / "f", "\n".join(lines)))
    (imported,) = opened.imported
    assert names(archive, imported) == ["Anna", "Ben"]
    # Where JSON notices: a line that only begins something is noticed on the next.
    assert [problem.spot.line for problem in opened.problems] == [3, 3, 6, 6]


def test_a_log_of_noise_is_not_listed_line_by_line(archive, tmp_path) -> None:
    opened = open_files(archive, write(tmp_path / "f", "{x\n" * 30_000))
    assert len(opened.problems) <= MOST_LISTED + 2
    assert opened.imported == []


def test_files_that_are_none_are_told(archive, tmp_path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    titles = [one.message.title for one in open_files(archive, tmp_path / "missing", empty).problems]
    assert titles == ["There is no such file", "There is nothing to open in the folder"]


@pytest.mark.skipif(os.name == "nt", reason="pipes and loops of links as Unix has them")
def test_pipes_and_loops_do_not_hold_it_up(archive, tmp_path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "round").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    write(folder / "good", page(ANNA))
    opened = open_files(archive, folder)
    assert len(opened.imported) == 1
    assert {one.message.title for one in opened.problems} == {"This is no file", "The file can't be read"}


def test_a_file_over_the_limit_is_refused_with_its_size(archive, tmp_path) -> None:
    file = write(tmp_path / "f", page(ANNA))
    assert open_files(archive, file, largest_bytes=100).problem.message.title == "The file is too big"
    assert open_files(archive, file, largest_bytes=file.stat().st_size).imported


def test_forgetting_someone_reaches_what_came_from_files(archive, tmp_path) -> None:
    from qosviewer.api.wire import PERSONAL_KEYS
    from qosviewer.archive import Person

    open_files(archive, write(tmp_path / "f", [webhook("Anna"), webhook("Ben")]))
    person = archive.traces(Person(emails=frozenset({"Anna@example.com"}))).person
    archive.forget(person, PERSONAL_KEYS)
    archive.close()
    assert b"Anna" not in (tmp_path / "archive.sqlite3").read_bytes()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder shared/samples is not beside the checkout")
def test_every_shared_sample_of_a_summary_or_a_webhook_is_opened(archive) -> None:
    opened = open_files(archive, SHARED)
    found = {file.name for one in opened.imported for file in one.files}
    assert found == {path.name for path in SHARED.glob("*qos_summary.json")}
    assert "webhook_meeting.participant_qos.json" in {one.file.name for one in opened.problems}
