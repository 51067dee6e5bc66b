from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import PERSONAL_KEYS
from qosviewer.archive import Archive, Person, Wanted
from qosviewer.domain.batch import RawPage
from qosviewer.sample import SampleServer
from qosviewer.sample.faults import fault
from qosviewer.services.rosters import RosterHere, fetch_roster, keep_roster, kept_roster, read_again
from tests.support.archives import info, keep, person
from tests.support.fetches import ref_of, session_for


@pytest.fixture(scope="module")
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=47) as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def fetched(server: SampleServer) -> RosterHere:
    events = fetch_roster(session_for(server), ref_of(server.meetings[0]), cancel=CancelToken())
    (here,) = [event for event in events if not isinstance(event, Waiting)]
    return here


def page(*rows: dict[str, object]) -> RawPage:
    return RawPage.pack(json.dumps({"participants": rows, "next_page_token": ""}).encode())


def test_everybody_who_was_there_is_fetched(server) -> None:
    here = fetched(server)
    assert here.roster.complete and here.roster.trouble is None
    assert len(here.roster.entries) >= 47
    assert here.roster == read_again(here.raw)


def test_a_missing_scope_is_a_word_in_the_roster_that_names_it() -> None:
    with SampleServer(participants=3, faults=[fault("missing-scope=participants")]) as running:
        here = fetched(running)
    assert not here.roster.complete and here.roster.entries == ()
    assert "list_meeting_participants" in here.roster.trouble.detail
    assert here.roster.trouble.title == "The scope for the list of participants is missing"


def test_a_server_that_fails_is_a_word_too() -> None:
    with SampleServer(participants=3, faults=[fault("server-error@participants")]) as running:
        here = fetched(running)
    assert not here.roster.complete
    assert here.roster.trouble.title


def test_what_is_kept_comes_back_and_is_replaced_by_what_is_kept_next(archive) -> None:
    snapshot = keep(archive, [person("Anna", "1")], info(1))
    assert kept_roster(archive, snapshot) is None
    keep_roster(archive, snapshot, [page({"user_id": "1"}), page({"user_id": "2"})])
    assert [entry.participant_id for entry in kept_roster(archive, snapshot).entries] == ["1", "2"]
    keep_roster(archive, snapshot, [page({"user_id": "3", "network_type": "Wifi"})])
    (entry,) = kept_roster(archive, snapshot).entries
    assert (entry.participant_id, entry.network_type) == ("3", "Wifi")


def test_a_meeting_is_found_by_somebody_who_is_in_the_roster_alone(archive) -> None:
    snapshot = keep(archive, [person("Anna", "1")], info(1))
    half = json.dumps({"participants": [{"user_id": "2", "user_name": "Max \ud800 Mute", "email": "mute@example.com"}]})
    keep_roster(archive, snapshot, [page({"user_id": "1", "user_name": "Anna"}), RawPage.pack(half.encode())])
    for typed in ("mute", "mute@example", "anna mute"):
        assert [row.snapshot for row in archive.library(Wanted(typed))] == [snapshot], typed
    keep_roster(archive, snapshot, [page({"user_id": "1", "user_name": "Anna"})])
    assert archive.library(Wanted("mute")) == []


def test_a_page_that_says_nothing_any_more_makes_it_incomplete() -> None:
    roster = read_again([RawPage.pack(b"<html>"), page({"user_id": "2"})])
    assert not roster.complete
    assert [entry.participant_id for entry in roster.entries] == ["2"]


def test_forgetting_somebody_blanks_their_entry_and_leaves_the_others(archive) -> None:
    zoe = {
        "user_id": "1",
        "user_name": "Zoe",
        "email": "zoe@x.org",
        "ip_address": "203.0.113.7",
        "internal_ip_addresses": ["10.0.0.1"],
        "mac_addr": "aa-bb",
        "pc_name": "PC-ZOE",
        "sip_uri": "sip:zoe@x.org",
        "device_name": "Zoe's laptop",
        "network_type": "Wifi",
    }
    snapshot = keep(archive, [person("Zoe", "1", "zoe@x.org")], info(1))
    keep_roster(archive, snapshot, [page(zoe, {"user_id": "2", "user_name": "Ben", "ip_address": "198.51.100.1"})])
    archive.forget(Person(emails=frozenset({"zoe@x.org"}), names=frozenset({"Zoe"})), PERSONAL_KEYS)
    gone, ben = kept_roster(archive, snapshot).entries
    assert (gone.participant_id, gone.network_type) == ("1", "Wifi")
    assert not any(
        (gone.user_name, gone.email, gone.ip_address, gone.internal_ip_addresses, gone.computer, gone.device_name)
    )
    assert not any(gone.extras.values())
    assert (ben.user_name, ben.ip_address) == ("Ben", "198.51.100.1")
