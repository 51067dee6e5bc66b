"""Whoever is asked for is found in every kind of answer that is kept."""

from __future__ import annotations

import json
from typing import Any

from qosviewer.api.wire import PERSONAL_KEYS, read_identities
from qosviewer.archive import Archive, CompanionPage, Person, Series, Traces
from qosviewer.domain.batch import RawPage
from tests.support.archives import ACME, NOW, info, keep, person
from tests.unit.archive.test_forgetting import BEN, EMAIL, NAME, USER_ID, ZOE, found


def put(archive: Archive, series: Series, answer: dict[str, Any], page: int = 0) -> None:
    archive.companions.put(series, CompanionPage(page, RawPage.pack(json.dumps(answer).encode()), NOW))


def roster(archive: Archive, snapshot: int, *entries: dict[str, Any]) -> None:
    put(archive, Series("roster", snapshot=snapshot), {"participants": entries})


def traces(archive: Archive, **known: str) -> Traces:
    return archive.traces(Person(**{key: frozenset({text}) for key, text in known.items()}), read_identities)


def test_what_stands_beside_is_gathered_and_namesakes_are_told(archive: Archive):
    keep(archive, [ZOE, person(NAME, "2", "other@example.com"), BEN])
    keep(archive, [person("Zoë at home", "1", EMAIL)], info(2))
    known = traces(archive, emails=EMAIL.upper())
    assert known.person.user_ids == {USER_ID}
    assert known.person.names == {NAME, "Zoë at home"}
    assert (known.stays, known.snapshots, known.namesakes) == (2, 2, {"other@example.com"})
    assert traces(archive, names="nobody").stays == 0


def test_somebody_without_a_summary_is_found_in_the_list_of_participants(archive: Archive):
    snapshot = keep(archive, [BEN])
    roster(archive, snapshot, {"user_id": "7", "user_name": NAME, "email": EMAIL, "id": USER_ID})
    known = traces(archive, emails=EMAIL)
    assert (known.person.names, known.person.user_ids) == ({NAME}, {USER_ID})
    assert (known.stays, known.snapshots) == (1, 1)
    assert archive.forget(known.person, PERSONAL_KEYS) == 1


def test_an_id_that_one_answer_gives_leads_to_the_names_in_the_others(archive: Archive):
    first = keep(archive, [BEN])
    roster(archive, first, {"user_id": "7", "user_name": "", "email": EMAIL, "participant_user_id": USER_ID})
    keep(archive, [person("Zoë from the train", "3", "", USER_ID)], info(2))
    assert traces(archive, emails=EMAIL).person.names == {"Zoë from the train"}


def test_what_another_answer_calls_the_same_stay_is_theirs(archive: Archive):
    snapshot = keep(archive, [person("Zoë on her phone", "7"), BEN])
    roster(archive, snapshot, {"user_id": "7", "user_name": NAME, "email": EMAIL}, {"user_id": "2", "user_name": "Ben"})
    put(archive, Series("minutes", "7", snapshot), {"user_id": "7", "user_name": "Zoë in the yard", "user_qos": []})
    known = traces(archive, emails=EMAIL)
    assert known.person.names == {NAME, "Zoë on her phone", "Zoë in the yard"}
    assert known.stays == 1


def test_a_guest_who_came_again_under_another_name_is_one_human(archive: Archive):
    snapshot = keep(archive, [BEN])
    guests = [{"user_id": str(n), "user_name": name, "participant_uuid": "AB-1"} for n, name in enumerate(("Z", "ZQ"))]
    roster(archive, snapshot, *guests, {"user_id": "9", "user_name": "Ben", "participant_uuid": "CD-2"})
    known = traces(archive, names="Z")
    assert (known.person.names, known.stays) == ({"Z", "ZQ"}, 2)


def test_nobody_else_is_drawn_in_where_seats_or_humans_are_not_told_apart(archive: Archive):
    snapshot = keep(archive, [ZOE | {"participant_id": "0"}, BEN | {"participant_id": "0"}])
    same = {"user_id": "0", "participant_uuid": "AB-1"}
    roster(archive, snapshot, same | {"user_name": "Ben", "id": "uB"}, same | {"user_name": NAME, "id": USER_ID})
    assert traces(archive, emails=EMAIL).person.names == {NAME}


def test_the_host_of_a_listed_meeting_is_found_and_goes(archive: Archive, path):
    listed = {"id": 81234567890, "topic": "Plans", "host": NAME, "email": EMAIL, "dept": "Operations of Zoë"}
    put(archive, Series("list", "2026-03", account=ACME), {"meetings": [listed, listed | {"host": "Ben", "email": ""}]})
    known = traces(archive, emails=EMAIL)
    assert (known.person.names, known.stays, known.snapshots) == ({NAME}, 0, 0)
    archive.forget(known.person, PERSONAL_KEYS)
    for term in (NAME, EMAIL):
        assert list(found(path.parent, term)) == []
    (page,) = archive.companions.pages(Series("list", "2026-03", account=ACME))
    assert [each["dept"] for each in json.loads(page.raw.body)["meetings"]] == ["", "Operations of Zoë"]


def test_a_number_of_a_meeting_is_nobodys_id(archive: Archive):
    put(archive, Series("list", account=ACME), {"id": 81234567890, "user_name": NAME, "user_email": EMAIL})
    assert traces(archive, emails=EMAIL).person == Person(emails=frozenset({EMAIL}), names=frozenset({NAME}))


def test_an_answer_that_is_no_json_names_nobody(archive: Archive):
    archive.companions.put(Series("list", account=ACME), CompanionPage(0, RawPage.pack(EMAIL.encode()), NOW))
    assert traces(archive, emails=EMAIL).stays == 0
