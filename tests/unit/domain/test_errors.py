"""Every error explains itself and has its exit code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qosviewer.domain import errors
from qosviewer.domain.errors import Message, QosViewerError


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.QosViewerError, 70),
        (errors.InputError, 2),
        (errors.SetupError, 3),
        (errors.MeetingUnavailable, 4),
        (errors.ConnectionTrouble, 5),
        (errors.LocalFileError, 7),
    ],
)
def test_exit_codes_are_those_of_the_contract(kind, code):
    assert kind(Message("Title")).exit_code == code


def test_the_other_exit_codes():
    codes = (
        errors.EXIT_DONE,
        errors.EXIT_CHECK_FAILED,
        errors.EXIT_PARTIAL,
        errors.EXIT_BUG,
        errors.EXIT_INTERRUPTED,
    )
    assert codes == (0, 1, 6, 70, 130)


def test_places_are_filled_and_what_fills_them_is_not_read_again():
    message = Message("{name} failed", "It was {name}.", "Try {other}.").fill(name="{other} <b>", other="{0}")
    assert message == Message("{other} <b> failed", "It was {other} <b>.", "Try {0}.")


def test_an_error_as_json():
    error = QosViewerError(
        Message("Not found", "It is not there.", "Check it."),
        zoom_code=3001,
        zoom_message="Meeting does not exist.",
        http_status=404,
        retryable=True,
        retry_at=datetime(2026, 3, 1, 10, 15, tzinfo=UTC),
    )
    assert error.as_json() == {
        "title": "Not found",
        "detail": "It is not there. Check it.",
        "zoom_code": 3001,
        "zoom_message": "Meeting does not exist.",
        "retryable": True,
        "retry_at": "2026-03-01T10:15:00+00:00",
    }
    assert str(error) == "Not found"
    assert QosViewerError(Message("Bare")).as_json()["detail"] == ""
