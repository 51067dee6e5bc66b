"""``qosviewer compare`` as a process of its own, added to the commands here: the program does not announce it yet."""

from __future__ import annotations

import csv
import io

from qosviewer.archive import Archive
from qosviewer.domain import texts
from qosviewer.domain.compare.decisions import StayRef, cross_pairing
from qosviewer.sample import SampleServer
from qosviewer.sample.scenarios import series
from qosviewer.sample.seat import participant_id
from qosviewer.services.cross_pairings import keep_cross_pairing
from qosviewer.services.places import find_places
from tests.support.exports import fixture_pages


def uuid_of(server: SampleServer, key: str) -> str:
    return next(meeting.uuid for meeting in server.meetings if meeting.key == key)


def planted(server: SampleServer) -> set[str]:
    first = next(meeting for meeting in server.meetings if meeting.key == "series-1")
    return {first.seat(index).person.name for index in series.AFFECTED}


def test_the_planted_change_is_found_and_checked_and_then_had_from_the_archive(signed, tmp_path):
    server, run = signed
    good, bad = uuid_of(server, "series-4"), uuid_of(server, "series-8")
    done = run("compare", good, bad, "--metrics", "loss", "--fail-if", "worse(loss.avg) > 1")
    assert (done.code, done.err) == (1, "B: avg_loss worse for 2 of 12\n")
    rows = list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))
    worse = {row["user_name"] for row in rows if row["audio.downlink.avg_loss_pct__verdict"] == "worse"}
    assert worse == planted(server)
    calls = len(server.requests)
    target = tmp_path / "compared.json"
    again = run("compare", "1", "2", "--json", "-o", target, "--fail-if", "worse(loss.avg) > 2")
    assert (again.code, again.out) == (0, b"")
    assert len(server.requests) == calls
    found = run("compare", bad, good, "--baseline", good, "--format", "markdown")
    assert found.code == 0
    paragraph = found.out.decode().splitlines()[5]
    assert all(name in paragraph for name in planted(server))


def test_a_decision_made_by_hand_holds_the_next_time(signed):
    server, run = signed
    keys = "series-4", "series-8"
    uuids = [uuid_of(server, key) for key in keys]
    assert run("compare", *uuids, "--metrics", "loss").code == 0
    phone = participant_id(series.PHONES[0])
    one, other = (StayRef(uuid, (phone, 0)) for uuid in uuids)
    with Archive.open(find_places().archive_file) as archive:
        keep_cross_pairing(archive, cross_pairing(one, other, joined=True))
    done = run("compare", "1", "2", "--metrics", "loss")
    rows = list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))
    (row,) = [row for row in rows if row["paired_by"] == "decision by hand"]
    assert (row["user_name"], row["participant_id__A"], row["participant_id__B"]) == ("iPhone", phone, phone)


def test_what_cant_be_had_is_said_and_the_rest_is_compared(signed, tmp_path):
    server, run = signed
    target = tmp_path / "compared.txt"
    one, other = uuid_of(server, "series-1"), uuid_of(server, "series-2")
    done = run("compare", one, "77", other, "--no-keep", "--format", "text", "-o", target, "--baseline", "C")
    assert done.code == 6
    assert "qosviewer: 77: This fetch is not in the archive" in done.err
    assert not target.exists()
    written = target.with_name("compared.txt.partial").read_text(encoding="utf-8")
    assert "A against C" in written
    assert run("compare", one, "77").code == 7


def test_a_check_is_not_made_against_another_baseline_than_was_meant(signed):
    server, run = signed
    good, bad = uuid_of(server, "series-4"), uuid_of(server, "series-8")
    done = run("compare", "77", good, bad, "--no-keep", "--fail-if", "worse(loss) > 1", "--format", "text")
    assert done.code == 6
    assert "The first meeting could not be had: B is the baseline." in done.err
    assert "could not be had" in done.err and "worse for" not in done.err
    assert "C against B, the baseline" in done.out.decode()
    named = run("compare", "77", good, bad, "--no-keep", "--fail-if", "worse(loss) > 1", "--baseline", "B")
    assert named.code == 1


def test_a_partial_meeting_is_marked_and_makes_the_result_partial(signed):
    server, run = signed
    pages = [{"participants": page["participants"]} for page in fixture_pages()]
    whole = server.add_pages("91111111114", pages)
    broken = server.add_pages("91111111115", [*pages[:1], b"<html>not the API</html>"])
    done = run("compare", whole.uuid, broken.uuid, "--json", "--fail-if", "worse(loss) > 99")
    assert done.code == 6
    document = done.json()
    assert document["complete"] is False
    assert [side["complete"] for side in document["sides"]] == [True, False]
    assert document["against"][0]["partial"] is True
    assert [each["meeting"] for each in document["missing"]] == [broken.uuid]
    assert any(error["title"] == texts.CHECK_PARTIAL.title for error in done.errors())


def test_wrong_use_is_said_before_anything_is_fetched(signed):
    server, run = signed
    one = uuid_of(server, "series-1")
    for arguments in (
        (one,),
        (one, "no meeting"),
        (one, one, "--fail-if", "worse("),
        (one, one, "--metrics", "nonsense"),
        (one, one, "--json", "--format", "csv"),
        (one,) * 21,
    ):
        done = run("compare", *arguments)
        assert (done.code, done.out) == (2, b""), arguments
    assert not server.requests


def test_the_same_meeting_twice_is_all_zero_and_says_so(signed):
    server, run = signed
    uuid = uuid_of(server, "series-4")
    done = run("compare", uuid, uuid, "--metrics", "loss")
    assert done.code == 0
    assert "A and B are the same meeting: nothing differs.\n" in done.err
    rows = list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))
    deltas = {value for row in rows for name, value in row.items() if name.endswith("__delta")}
    assert deltas == {"0", ""}
    assert {row["paired_by"] for row in rows} == {"same stay"}


def test_nobody_in_both_is_said_and_everybody_is_listed(signed):
    server, run = signed
    one, other = (
        uuid_of(server, "series-4"),
        server.add_pages("91111111116", [{"participants": page["participants"]} for page in fixture_pages()]).uuid,
    )
    done = run("compare", one, other, "--metrics", "loss", "--fail-if", "worse(loss) > 0")
    assert done.code == 6
    assert "Nobody was in both A and B" in done.err and "The check can't tell" in done.err
    rows = list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))
    assert {row["present_in"] for row in rows} == {"A", "B"}
