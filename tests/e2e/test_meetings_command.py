"""``qosviewer meetings`` against the sample account."""

from __future__ import annotations

from qosviewer.sample.routes import ALL_SCOPES
from tests.support.exports import records


def lists(server):
    return [each for each in server.requests if each.endpoint == "list"]


def test_a_month_as_csv_and_json_and_for_eyes_costs_the_calls_of_one(signed):
    server, run = signed
    stretch = ("--from", "-28d", "--to", "-3d")
    done = run("meetings", *stretch, "--json", "--webinars")
    assert (done.code, done.err) == (0, "")
    calls = len(lists(server))
    answer = done.json()
    assert (answer["schema"], answer["complete"], answer["missing"]) == ("qosviewer.meetings/1", True, [])
    starts = [meeting["start_utc"] for meeting in answer["meetings"]]
    assert starts == sorted(starts, reverse=True)
    assert {meeting["kind"] for meeting in answer["meetings"]} == {"meeting", "webinar"}
    rows = records(run("meetings", *stretch, "--csv", "--webinars").out)
    assert [row["meeting_uuid"] for row in rows] == [meeting["meeting_uuid"] for meeting in answer["meetings"]]
    table = run("meetings", *stretch, "--webinars").out.decode().splitlines()
    assert len(table) == len(rows) + 1
    # The answers were kept.
    assert len(lists(server)) == calls


def test_those_that_run(signed):
    server, run = signed
    answer = run("meetings", "--from", "today", "--type", "live", "--json").json()
    running = {m.uuid for m in server.meetings if m.state == "running" and not m.webinar}
    assert {meeting["meeting_uuid"] for meeting in answer["meetings"]} == running
    assert all(meeting["live"] for meeting in answer["meetings"])


def test_what_falls_short_is_said_and_the_rest_listed(serve, tmp_path):
    scopes = {scope for scope in ALL_SCOPES if "list_webinars" not in scope and scope != "dashboard:read:admin"}
    _server, run = serve(scopes=scopes)
    target = tmp_path / "meetings.json"
    done = run("meetings", "--from", "-400d", "--webinars", "--json", "-o", target)
    assert done.code == 6
    assert not target.exists()
    assert {error["title"] for error in done.errors()} == {
        "The app lacks a scope",
        "Zoom's lists do not reach that far back",
    }
    assert target.with_name("meetings.json.partial").exists()


def test_without_a_network_what_is_kept_is_listed(serve):
    server, run = serve()
    stretch = ("--from", "-28d", "--to", "today", "--json")
    first = run("meetings", *stretch).json()["meetings"]
    server.close()
    # As if all was long ago; what is not there is asked for.
    done = run("meetings", *stretch, "--refresh")
    assert done.code == 6
    assert [each["meeting_uuid"] for each in done.json()["meetings"]] == [each["meeting_uuid"] for each in first]
    assert run("meetings", "--from", "-28d", "--to", "-4d", "--json").code == 0


def test_bad_input(signed):
    _server, run = signed
    assert run("meetings", "--from", "some day").code == 2
    assert run("meetings", "--from", "today", "--to", "yesterday").code == 2
    assert run("meetings", "--from", "-400d", "--to", "-300d").code == 2
    assert run("meetings", "--from", "today", "--json", "--csv").code == 2
    assert run("meetings").code == 2
