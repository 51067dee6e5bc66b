"""What was measured minute by minute (zoom-api.md, section 4.3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np

from qosviewer.api.lenient_json import compact, loads
from qosviewer.api.wire.readings import FIELD_KINDS, FieldKinds, mark_out_of_order, read_details
from qosviewer.api.wire.values import Json, answer_object, as_count, as_dict, as_list, as_text, as_time, rows_of
from qosviewer.domain.batch import Participant
from qosviewer.domain.kinds import Number, is_missing
from qosviewer.domain.metrics import FIELD_COUNT, METRICS, main_field
from qosviewer.domain.minutes import Minutes, by_stream

_SEAT: Final = "user_id"
_MINUTES: Final = "user_qos"
_TIME: Final = "date_time"
_SIGNAL: Final = "wifi_rssi"
_SIGNAL_STATS: Final = ("min_rssi", "avg_rssi", "max_rssi")
_SIGNAL_UNIT: Final = "rssi_unit"
_DBM: Final = Number("dBm", "_dbm", {"dbm": (1.0, 1.0)}, floor=-math.inf)

_KINDS: Final[FieldKinds] = {
    **{metric.key: (main_field(metric).index, metric.kind) for metric in METRICS},
    **FIELD_KINDS,
}
"""One number a minute goes by the name of its metric."""

_HOME: Final = {"cpu_pressure_level": "cpu_usage"}
"""An object of its own here, where the summary has it among the numbers of the same stream."""


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of some stays.

    Attributes:
        next_page_token: Token of the page after this one; empty on the last.
        total: How many stays there are on all pages; None where the answer does not say.
        stays: In the order received.
        participants: Whose stays they are, in the same order.
    """

    next_page_token: str
    total: int | None
    stays: tuple[Minutes, ...]
    participants: tuple[Participant, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no stay is on it."""
        return not self.stays


def holds_minutes(body: bytes) -> bool:
    """Tell whether an answer about participants is one of minutes, and not a summary."""
    return f'"{_MINUTES}"'.encode() in body


def read_minutes(body: bytes, charset: str = "") -> MinutesPage:
    """Return the stays on one page, minute by minute. What is no object in its list is left out.

    A minute without a time can't be placed and is left out; one that comes twice is taken once, stream by stream as it
    came last. An object without any value is no reading. Keys of a reading that no metric has stay in the raw page.

    Raises:
        NotTheApi: The answer is no page of minutes.
    """
    answer = loads(body, charset)
    rows = rows_of(answer, "participants")
    known = as_dict(answer)
    found = [row for row in rows if isinstance(row, dict)]
    return MinutesPage(
        as_text(known.get("next_page_token")),
        as_count(known.get("total_records")),
        tuple(map(_stay, found)),
        tuple(map(_participant, found)),
    )


def read_participant_minutes(body: bytes, charset: str = "") -> MinutesPage:
    """Return the one stay of an answer about one participant, read like those of `read_minutes`.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    row = answer_object(body, charset)
    return MinutesPage("", 1, (_stay(row),), (_participant(row),))


def _participant(row: Json) -> Participant:
    """Return whose stay it is; device and network are the roster's to tell."""
    return Participant(
        participant_id=as_text(row.get(_SEAT)),
        user_id=as_text(row.get("participant_user_id")) or as_text(row.get("id")),
        user_name=as_text(row.get("user_name")),
        email=as_text(row.get("email")),
        digest=blake2b(compact(row).encode(), digest_size=16).digest(),
        extras={},
    )


def _stay(row: Json) -> Minutes:
    readings: dict[tuple[float, str], Json] = {}
    signal: dict[float, list[float]] = {}
    for minute in as_list(row.get(_MINUTES)):
        moment = as_time(as_dict(minute).get(_TIME))
        if moment is None:
            continue
        at_s = moment.timestamp()
        for key, details in minute.items():
            if not isinstance(details, dict) or all(map(is_missing, details.values())):
                continue
            if key == _SIGNAL:
                signal[at_s] = _signal(details)
            else:
                name = as_text(key)
                place = at_s, _HOME.get(name, name)
                # The two halves of one stream become one reading; of a minute that comes twice the last counts.
                readings[place] = readings.get(place, {}) | details
    return _columns(row, sorted(readings.items(), key=lambda reading: reading[0][0]), signal)


def _columns(
    row: Json, readings: Sequence[tuple[tuple[float, str], Json]], signal: dict[float, list[float]]
) -> Minutes:
    times = sorted({at_s for (at_s, _), _ in readings} | signal.keys())
    place = {at_s: index for index, at_s in enumerate(times)}
    read = [read_details(details, _KINDS) for _, details in readings]
    values = np.array([each[0] for each in read], np.float64).reshape(-1, FIELD_COUNT)
    oddities = np.array([each[1] for each in read], np.uint8).reshape(-1, FIELD_COUNT)
    mark_out_of_order(values, oddities)
    minute = np.array([place[at_s] for (at_s, _), _ in readings], np.int32)
    nothing = [math.nan] * len(_SIGNAL_STATS)
    return Minutes(
        participant_id=as_text(row.get(_SEAT)),
        at_s=np.array(times, np.float64),
        streams=by_stream(minute, [name for (_, name), _ in readings], values, oddities),
        wifi_dbm=np.array([signal.get(at_s, nothing) for at_s in times], np.float64).reshape(-1, len(_SIGNAL_STATS)),
        health=as_text(row.get("health")),
        issues=tuple(filter(None, map(as_text, as_list(row.get("issue_list"))))),
    )


def _signal(details: Json) -> list[float]:
    """Return least, average and greatest as received; nothing in a unit that we don't know."""
    unit = as_text(details.get(_SIGNAL_UNIT)).strip().casefold()
    if unit not in ("", "dbm"):
        return [math.nan] * len(_SIGNAL_STATS)
    return [_DBM.parse(details.get(stat))[0] for stat in _SIGNAL_STATS]
