"""What an app needs: one declaration for the guide and the connection test."""

import pytest

from qosviewer.sample.routes import ALL_SCOPES, MASTER_SCOPES, ROUTES
from qosviewer.services.marketplace import EVENTS, MEETING_SUMMARY, SCOPES, missing_scopes


def test_every_scope_is_one_that_opens_an_endpoint():
    assert {scope.granular for scope in SCOPES} <= ALL_SCOPES
    assert len(SCOPES) == len({scope.granular for scope in SCOPES})


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.granular)
def test_every_classic_name_opens_the_same_endpoint(scope):
    opened_by = [set(route.scopes) for route in ROUTES if scope.granular in route.scopes]
    others = {name for name in scope.classic if not name.endswith(":master")}
    assert others
    assert all(others <= names for names in opened_by)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.granular)
def test_each_name_counts(scope):
    for name in (scope.granular, scope.granular.replace(":admin", ":master"), *scope.classic):
        assert scope.is_among({name, "other"})
    assert not scope.is_among({"other", scope.granular.upper()})


def test_what_is_missing():
    assert missing_scopes(scope.granular for scope in SCOPES) == ()
    assert missing_scopes([]) == SCOPES
    assert missing_scopes(["dashboard:read:admin", "meeting:read:admin", "webinar:read:admin"]) == ()


def test_what_is_needed():
    assert [scope for scope in SCOPES if scope.needed] == [MEETING_SUMMARY]
    assert [event.key for event in EVENTS] == ["meeting.participant_qos_summary", "webinar.participant_qos_summary"]
    assert [event.key for event in EVENTS if event.needed] == ["meeting.participant_qos_summary"]


def test_only_the_scopes_of_a_master_account_reach_into_a_sub_account():
    assert missing_scopes(ALL_SCOPES, sub_account=True) == SCOPES
    assert missing_scopes(MASTER_SCOPES, sub_account=True) == ()
    assert missing_scopes(["dashboard:master", "meeting:master", "webinar:master"], sub_account=True) == ()
    assert MEETING_SUMMARY.name(sub_account=True) == "dashboard:read:list_meeting_participants_qos:master"
    assert MEETING_SUMMARY.name(sub_account=False) == MEETING_SUMMARY.granular
