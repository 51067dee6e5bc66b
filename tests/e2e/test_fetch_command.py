"""``qosviewer fetch`` as a process of its own, against servers that it knows by their addresses only."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from qosviewer.domain import texts
from qosviewer.domain.metrics import FIELDS
from qosviewer.sample import announce, fault
from tests.support.command_line import CommandLine, for_announced, sample_server
from tests.support.exports import cells, column, fixture_pages, records

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


class Walk:
    """An independent reader of the API: urllib and regular expressions, nothing of the program's."""

    def __init__(self, line):
        self._line = line
        login = base64.b64encode(f"{line['client_id']}:{line['client_secret']}".encode()).decode()
        form = urlencode({"grant_type": "account_credentials", "account_id": line["account_id"]}).encode()
        answer = self._call(line["token_url"], f"Basic {login}", form)
        self._token = f"Bearer {answer['access_token']}"

    @staticmethod
    def _call(url, authorization, form=None):
        request = urllib.request.Request(url, form, {"Authorization": authorization})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def participants(self, uuid):
        segment = quote(uuid, safe="")
        if uuid.startswith("/") or "//" in uuid:
            segment = quote(segment, safe="")
        address = f"{self._line['api_base']}/metrics/meetings/{segment}/participants/qos_summary?page_size=10"
        token = ""
        while True:
            page = self._call(address + (f"&next_page_token={quote(token, safe='')}" if token else ""), self._token)
            yield from page["participants"]
            token = page["next_page_token"]
            if not token:
                return


UNITS = {"kbps": 1, "mbps": 1000, "bps": 0.001, "ms": 1, "s": 1000, "us": 0.001, "%": 1, "fps": 1, "": 1}


def independently(text):
    """What a detail means: a number in kbps, ms, %, fps; a size; a level; or nothing."""
    if size := re.fullmatch(r"(\d+) ?[*xX×] ?(\d+)", text):
        return f"{size[1]}x{size[2]}"
    if number := re.fullmatch(r"\s*[~<]?(-?[\d,]+(?:\.\d+)?)\s*([a-z%]*)\s*", text, re.IGNORECASE):
        return float(number[1].replace(",", "")) * UNITS[number[2].lower()]
    return text if text in ("normal", "fair", "serious", "critical") else ""


def same(cell, expected):
    if isinstance(expected, float):
        return cell != "" and float(cell) == pytest.approx(expected, rel=1e-12)
    return cell == expected


def test_a_thousand_participants_equal_an_independent_walk(hurry, tmp_path):
    with sample_server("--participants", 1000) as (line, _process):
        meeting = line["meetings"][0]
        assert meeting["participants"] == 1000
        target = tmp_path / "meeting.csv"
        done = for_announced(line)("fetch", meeting["id"], "-o", target, "--no-guard")
        assert (done.code, done.err, done.out) == (0, "", b"")
        people = list(Walk(line).participants(meeting["uuid"]))
    assert len(people) == 1000
    rows = iter(records(target.read_bytes()))
    count = 0
    for position, person in enumerate(people):
        for index, stream in enumerate(person.get("qos") or [{}]):
            row = next(rows)
            count += 1
            assert (row["meeting"], row["meeting_uuid"]) == (meeting["id"], meeting["uuid"])
            assert row["position"] == str(position)
            for key in ("participant_id", "id", "user_name", "email"):
                assert row[key] == (person.get(key) or "")
            assert row["stream"] == stream.get("type", "")
            assert row["stream_index"] == (str(index) if stream else "")
            details = stream.get("details", {})
            assert details.keys() <= {field.key for field in FIELDS}
            for field in FIELDS:
                expected = independently(details.get(field.key, ""))
                assert same(row[field.column_key], expected), (position, stream, field.key)
    assert next(rows, None) is None
    assert count > 5000


def test_all_kinds_of_sample_meetings_equal_an_independent_walk(signed):
    server, run = signed
    line = json.loads(announce(server))
    ended = [m for m in server.meetings if not m.webinar and m.state == "ended" and m.has_qss and m.size < 100]
    done = run("fetch", *(meeting.uuid for meeting in ended), "--json")
    assert done.code == 0, done.err
    walk = Walk(line)
    got = {meeting["meeting_uuid"]: meeting for meeting in done.json()["meetings"]}
    for meeting in ended:
        try:
            people = list(walk.participants(meeting.uuid))
        except urllib.error.HTTPError as refused:
            refused.close()
            people = []
        if not people:
            assert meeting.uuid not in got
            continue
        ours = got[meeting.uuid]["participants"]
        assert [each["user_name"] for each in ours] == [person.get("user_name") or "" for person in people]
        assert [[stream["details"] for stream in each["streams"]] for each in ours] == [
            [stream.get("details", {}) for stream in person.get("qos", [])] for person in people
        ]


def walked_pages(pages):
    """The pages as a server gives them out, whatever tokens the recording had."""
    return [{key: value for key, value in page.items() if key != "next_page_token"} for page in pages]


def check_every_value_and_key(pages, run):
    rows = iter(records(run.out))
    for person in (person for page in pages for person in page["participants"]):
        known = {"participant_id", "id", "user_name", "email", "qos"}
        for stream in person.get("qos") or [{}]:
            row = next(rows)
            for key in ("participant_id", "id", "user_name", "email"):
                assert row[key] == (person.get(key) or "")
            for key in person.keys() - known:
                assert row[f"x.{key}"] == as_text(person[key])
            assert row["stream"] == stream.get("type", "")
            details = stream.get("details", {})
            for key, value in details.items():
                name = f"raw.{key}" if f"raw.{key}" in row else f"x.{key}"
                assert row[name] == as_text(value)
            for field in FIELDS:
                if isinstance(details.get(field.key), str) and not row["remarks"]:
                    assert same(row[field.column_key], independently(details[field.key]))
    assert next(rows, None) is None


def as_text(value):
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def test_the_fixture_comes_out_with_every_value_and_every_key(signed):
    server, run = signed
    pages = fixture_pages()
    meeting = server.add_pages("91111111110", walked_pages(pages))
    done = run("fetch", meeting.uuid, "--raw", "--no-guard")
    assert (done.code, done.err) == (0, "")
    check_every_value_and_key(pages, done)


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"{SAMPLES.name} with Zoom's example answers is not beside the checkout"
)
@pytest.mark.parametrize("kind", ["meetings", "webinars"])
def test_zooms_examples_come_out_with_every_value_and_every_key(signed, kind):
    server, run = signed
    example = json.loads((SAMPLES / f"{kind}_qos_summary.json").read_text(encoding="utf-8"))
    (person,) = example["participants"]
    several = [{**example, "participants": [{**person, "participant_id": str(place)}]} for place in range(3)]
    meeting = server.add_pages("93201235621", walked_pages(several), webinar=kind == "webinars")
    done = run("fetch", meeting.uuid, "--raw", "--no-guard", *(["--webinar"] if meeting.webinar else []))
    assert (done.code, done.err) == (0, "")
    check_every_value_and_key(several, done)
    row = records(done.out)[0]
    assert all(row[field.column_key] for field in FIELDS if field.key in person["qos"][0]["details"])
    assert (row["avg_bitrate_kbps"], row["resolution"], row["max_loss_pct"]) == ("27.15", "1280x720", "0.4")


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"{SAMPLES.name} with Zoom's example answers is not beside the checkout"
)
def test_zooms_webhook_example_comes_out_too(signed):
    server, run = signed
    event = json.loads((SAMPLES / "webhook_meeting.participant_qos_summary.json").read_text(encoding="utf-8"))
    pages = [{"participants": [event["payload"]["object"]["participant"]]}]
    meeting = server.add_pages("93201235622", pages)
    check_every_value_and_key(pages, run("fetch", meeting.uuid, "--raw", "--no-guard"))


def test_a_number_in_groups_a_link_and_several_at_once(signed):
    server, run = signed
    small = [m for m in server.meetings if not m.webinar and m.state == "ended" and 0 < m.size < 60]
    first, second = small[0], next(m for m in small if m.number != small[0].number)
    number = str(first.number)
    done = run(
        "fetch", f"{number[:3]} {number[3:7]} {number[7:]}", f"https://example.zoom.us/j/{second.number}?pwd=x9y8z7"
    )
    assert done.code == 0, done.err
    header, *_rows = cells(done.out)
    assert set(column(records(done.out), "meeting")) == {number, str(second.number)}
    assert b"x9y8z7" not in done.out
    assert header.count("meeting") == 1
    unquoted = run("fetch", number[:3], number[3:7], number[7:])
    assert unquoted.code == 0, unquoted.err


def test_a_webinar(signed):
    server, run = signed
    meeting = server.add_pages("91111111111", walked_pages(fixture_pages()), webinar=True)
    done = run("fetch", meeting.number, "--webinar", "--json")
    assert done.code == 0, done.err
    assert done.json()["meetings"][0]["kind"] == "webinar"
    assert len(done.json()["meetings"][0]["participants"]) == 6


def test_the_mark_for_excel_and_the_guard(signed):
    server, run = signed
    meeting = server.add_pages("91111111112", walked_pages(fixture_pages()))
    done = run("fetch", meeting.uuid, "--bom")
    assert done.out.startswith(b"\xef\xbb\xbfmeeting,")
    assert "'=HYPERLINK" in done.out.decode()
    assert "'=HYPERLINK" not in run("fetch", meeting.uuid, "--no-guard").out.decode()


def test_common_options_stand_before_or_after_the_command(signed):
    server, run = signed
    meeting = server.add_pages("91111111113", walked_pages(fixture_pages()))
    plain = CommandLine(run.environment)
    before = plain(*run.common, "--json", "fetch", meeting.uuid)
    after = plain("fetch", meeting.uuid, "--json", *run.common)
    chosen = plain("fetch", meeting.uuid, "--format", "json", *run.common)
    assert before.code == after.code == chosen.code == 0
    assert before.out == after.out == chosen.out
    assert before.json()["complete"] is True


def test_a_complete_result_replaces_the_file_and_a_partial_one_does_not(signed, tmp_path):
    server, run = signed
    pages = walked_pages(fixture_pages())
    whole = server.add_pages("91111111114", pages)
    broken = server.add_pages("91111111115", [*pages, b"<html>not the API</html>"])
    target = tmp_path / "meeting.csv"
    assert run("fetch", whole.uuid, "-o", target).code == 0
    before = target.read_bytes()
    done = run("fetch", broken.uuid, "-o", target)
    assert done.code == 6
    assert target.read_bytes() == before
    partial = tmp_path / "meeting.csv.partial"
    assert str(partial) in done.err
    assert column(records(partial.read_bytes()), "user_name") == column(records(before), "user_name")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["meeting.csv", "meeting.csv.partial"]


def test_a_partial_result_on_stdout_has_its_rows_and_json_says_what_is_missing(signed):
    server, run = signed
    broken = server.add_pages("91111111116", [*walked_pages(fixture_pages()), b"<html>not the API</html>"])
    done = run("fetch", broken.uuid)
    assert done.code == 6
    assert len(records(done.out)) == 14
    done = run("fetch", broken.uuid, "--json")
    assert done.code == 6
    document = done.json()
    assert document["complete"] is False
    (missing,) = document["missing"]
    assert missing["meeting"] == broken.uuid
    assert missing["error"] == done.errors()[0]
    assert len(document["meetings"][0]["participants"]) == 6


def test_a_list_that_is_started_over_is_complete_and_doubles_nobody(serve):
    server, run = serve(faults=[fault("page-token-expires=2")], participants=45)
    meeting = server.meetings[0]
    done = run("fetch", meeting.uuid, "--json")
    assert done.code == 0
    assert texts.PAGE_TOKEN_EXPIRED.title in done.err
    ids = [each["participant_id"] for each in done.json()["meetings"][0]["participants"]]
    assert len(ids) == len(set(ids)) == 45


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no Ctrl+C to a single process")
def test_ctrl_c_keeps_what_was_fetched(hurry, tmp_path):
    with sample_server("--participants", 300, "--latency-ms", 150) as (line, _server):
        target = tmp_path / "meeting.csv"
        run = for_announced(line)
        process = run.start("-v", "fetch", line["meetings"][0]["id"], line["meetings"][1]["id"], "-o", target)
        seen = b""
        for seen in process.stderr:
            if b"page 2" in seen:
                break
        assert b"page 2" in seen
        process.send_signal(signal.SIGINT)
        done = run.finish(process)
    assert done.code == 130
    assert not target.exists()
    rows = records((tmp_path / "meeting.csv.partial").read_bytes())
    assert 10 <= len({(row["meeting"], row["position"]) for row in rows}) < 300


def test_a_reader_who_leaves_early_is_no_catastrophe(serve):
    server, run = serve(participants=200)
    reading, writing = os.pipe()
    process = run.start("fetch", server.meetings[0].number, stdout=writing)
    os.close(writing)
    os.read(reading, 10)
    os.close(reading)
    done = run.finish(process)
    assert (done.code, done.err) == (7, "")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of another kind there")
def test_a_bar_is_shown_on_a_terminal_only(signed, tmp_path):
    import pty
    import termios

    server, run = signed
    meeting = server.meetings[0].number
    assert run("fetch", meeting, "-o", tmp_path / "a.csv").err == ""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    shown = bytearray()

    def read():
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                return
            if not part:
                return
            shown.extend(part)

    reader = threading.Thread(target=read)
    reader.start()
    with run.start("fetch", meeting, "-o", tmp_path / "a.csv", stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        assert process.wait(timeout=60) == 0
    reader.join()
    os.close(ours)
    assert b"participants" in shown


def test_a_count_of_calls_that_can_not_be_written_stops_no_fetch(signed, hurry):
    server, run = signed
    (hurry / "calls.toml").mkdir()
    # More calls than are held back before they are written.
    pages = [{"participants": [{"participant_id": str(page), "qos": []}]} for page in range(25)]
    meeting = server.add_pages("91111111140", pages)
    done = run("fetch", meeting.uuid)
    assert (done.code, done.err) == (0, "")
    assert len(records(done.out)) == 25


def test_one_instance_asked_for_twice_is_there_once(signed):
    server, run = signed
    meeting = server.meetings[0]
    twice, once = run("fetch", meeting.number, meeting.uuid), run("fetch", meeting.number)
    assert twice.code == 0, twice.err
    assert twice.out == once.out


def supplier_call(server):
    """The sample meeting whose summary is refused for want of QSS."""
    return next(meeting for meeting in server.meetings if meeting.key == "no-qss")


def test_where_there_is_no_qss_the_error_names_the_minutes(signed):
    server, run = signed
    uuid = supplier_call(server).uuid
    done = run("fetch", uuid)
    assert (done.code, done.out) == (3, b"")
    assert "qosviewer fetch --from-minutes" in done.err
    (error,) = run("fetch", uuid, "--json").errors()
    assert "qosviewer fetch --from-minutes" in error["detail"]


@pytest.mark.parametrize("keep", [(), ("--no-keep",)])
def test_min_avg_and_max_are_computed_from_minutes_only_where_they_have_to(signed, keep):
    server, run = signed
    refused, usual = supplier_call(server), server.add_pages("91111111117", fixture_pages())
    done = run("fetch", refused.uuid, usual.uuid, "--from-minutes", *keep)
    assert done.code == 0
    assert done.err == (
        "qosviewer: Supplier call: no summary (The QoS summary event is not subscribed). Computed from the minutes; "
        "calls: about 1.\n"
    )
    rows = records(done.out)
    sources = {(row["meeting_uuid"], row["source"]) for row in rows}
    assert sources == {(refused.uuid, "minutes"), (usual.uuid, "qss")}
    assert len({row["participant_id"] for row in rows if row["source"] == "minutes"}) == 9
    # Which instance it is was known by then.
    asked = [each.endpoint for each in server.requests if quote(refused.uuid, safe="") in each.raw_path]
    assert len(asked) == len(set(asked)) == 3
    kept = run("archive", "list", "Supplier", "--json").json()["meetings"]
    assert [each["source"] for each in kept] == ([] if keep else ["minutes"])
