"""Comparisons of what is awkward to compare, built once: each has to get a clear word and a still useful view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Final

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.source import MINUTES
from tests.factories import SeatSpec, StreamSpec, stream
from tests.support.comparisons import START, meeting, who

NAMES: Final = (
    "Anna Berg",
    "Bert Cole",
    "Chiara Donati",
    "Dora Egli",
    "Emil Frank",
    "Fatima Ghani",
    "Goran Horvat",
    "Hanna Ito",
    "Ivan Jansen",
    "Julia Kraus",
)
_STRANGERS: Final = ("Karl Lind", "Lena Moser", "Marco Neri", "Nina Olsen", "Otto Peters", "Paula Quint", "Rosa Stern")
_DEVICES: Final = ("Windows", "Mac", "Phone", "Linux")
_NETWORKS: Final = ("Wired", "Wifi")
_CITIES: Final = ("Zurich", "Bern", "Geneva")


def streams(loss: float, *, kind: str = "") -> tuple[StreamSpec, ...]:
    """Sound and picture of somebody, both ways, the sound coming in with a loss in per cent.

    Args:
        loss: The loss.
        kind: ``gateway`` for those of a browser, ``listens`` for one who sends nothing.
    """
    into, out_of = ("audio_device_to_rwg", "audio_device_from_rwg") if kind == "gateway" else ("audio_output", "")
    down = stream(
        into,
        avg_loss=f"{loss:g}%",
        max_loss=f"{3 * loss:g}%",
        min_loss="0%",
        avg_bitrate="40 kbps",
        avg_latency=f"{30 + 4 * loss:g} ms",
        min_latency="20 ms",
        max_latency=f"{60 + 8 * loss:g} ms",
        avg_jitter=f"{4 + loss:g} ms",
    )
    if kind == "listens":
        return (down,)
    return (
        down,
        stream(out_of or "audio_input", avg_loss="0.2%", max_loss="1%", avg_bitrate="42 kbps", avg_latency="31 ms"),
        stream("video_output", avg_loss="0.3%", avg_bitrate="900 kbps", avg_frame_rate="24 fps", resolution="1280*720"),
        stream("video_input", avg_loss="0.1%", avg_bitrate="800 kbps", avg_frame_rate="25 fps", resolution="1280*720"),
    )


def _seats(names: Sequence[str], losses: Sequence[float], *, ids: bool = True, kind: str = "") -> list[SeatSpec]:
    return [
        who(
            f"{name}||{'id-' + name[:4] if ids else ''}",
            *streams(losses[place % len(losses)], kind=kind),
            pid=_pid(place),
        )
        for place, name in enumerate(names)
    ]


def _pid(place: int) -> str:
    return str(16778240 + 1024 * place)


def _entry(place: int, **more: object) -> RosterEntry:
    """What the list of participants says of the n-th."""
    known = {
        "device": _DEVICES[place % 4],
        "network_type": _NETWORKS[place % 2],
        "location": f"{_CITIES[place % 3]} (CH)",
        "version": "6.2.1",
        "joined": START + timedelta(minutes=place % 7),
        "left": START + timedelta(minutes=45 + place % 5),
        **more,
    }
    return RosterEntry(_pid(place), **known)  # type: ignore[arg-type]


def _two(one: MeetingData, other: MeetingData, **sides: Mapping[str, object]) -> Comparison:
    made = [Side(one, **sides.get("a", {})), Side(other, **sides.get("b", {}))]  # type: ignore[arg-type]
    return Comparison(labelled(made))


def nobody_in_common() -> Comparison:
    """Ten people in one, seven others in the other."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6)), uuid="a==", roster=[_entry(n) for n in range(10)]),
        meeting(*_seats(_STRANGERS, (0.2, 5)), uuid="b==", weeks=1, roster=[_entry(n) for n in range(7)]),
    )


def same_twice() -> Comparison:
    """One meeting against itself."""
    data = meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6)), uuid="a==", roster=[_entry(n) for n in range(10)])
    return _two(data, data)


def same_in_two_fetches() -> Comparison:
    """One meeting, fetched while some of it was not yet there, and once more."""
    return _two(
        meeting(*_seats(NAMES[:6], (0.1, 0.4, 1, 3, 6)), uuid="a=="),
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 7)), uuid="a=="),
        a={"complete": False},
    )


def one_partial() -> Comparison:
    """The same ten; of the second meeting only six came."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 0.2, 6)), uuid="a==", roster=[_entry(n) for n in range(10)]),
        meeting(*_seats(NAMES[:6], (0.2, 5, 1.2, 0.2, 0.3)), uuid="b==", weeks=1, roster=[_entry(n) for n in range(6)]),
        b={"complete": False},
    )


def without_qos() -> Comparison:
    """Of the second meeting Zoom has people and no figures."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6)), uuid="a==", roster=[_entry(n) for n in range(10)]),
        meeting(
            *(who(f"{name}||id-{name[:4]}", pid=_pid(place)) for place, name in enumerate(NAMES)),
            uuid="b==",
            weeks=1,
            roster=[_entry(n, network_type="Wired") for n in range(10)],
        ),
    )


def neither_has_qos() -> Comparison:
    """Of neither meeting there are figures."""
    return _two(
        *(
            meeting(*(who(f"{name}||id-{name[:4]}", pid=_pid(place)) for place, name in enumerate(NAMES)), uuid=uuid)
            for uuid in ("a==", "b==")
        )
    )


def all_names_blank() -> Comparison:
    """Eight and nine people without any name, address or id."""
    return _two(
        meeting(*_seats([""] * 8, (0.1, 0.4, 6), ids=False), uuid="a==", roster=[_entry(n) for n in range(8)]),
        meeting(*_seats([""] * 9, (0.2, 5), ids=False), uuid="b==", weeks=1, roster=[_entry(n) for n in range(9)]),
    )


def three_hundred_iphones() -> Comparison:
    """Three hundred in each meeting are called iPhone; two more are not."""
    random = Random(7)
    sides = []
    for week, uuid in enumerate(("a==", "b==")):
        losses = [round(random.expovariate(1.2), 1) for _ in range(300)]
        seats = [*_seats(["iPhone"] * 300, losses, ids=False), *_seats(["Zoe Young", "Yann Zeller"], (0.3, 4))]
        seats = [
            SeatSpec(spec.name, spec.streams, _pid(place), spec.user_id, spec.email) for place, spec in enumerate(seats)
        ]
        roster = [_entry(n, device="Phone", os="iOS", network_type=_NETWORKS[n % 3 > 0]) for n in range(302)]
        sides.append(meeting(*seats, uuid=uuid, weeks=week, roster=roster))
    return _two(*sides)


def one_email_on_three_seats() -> Comparison:
    """Three seats, each signed in as somebody else, share an address; in the other meeting one has it, as a guest.

    So do three seats that nothing else tells apart: they are one person with three stays.
    """
    shared = "room@example.com"
    before = [
        *(who(f"Room|{shared}|room-{n}", *streams(loss), pid=_pid(n)) for n, loss in enumerate((0.2, 3, 6))),
        *(who(f"Desk {n}|desk@example.com", *streams(loss), pid=_pid(n)) for n, loss in ((3, 1), (4, 2), (5, 6))),
        who("Anna Berg||u1", *streams(0.2), pid=_pid(6)),
    ]
    after = [
        who(f"Room|{shared}", *streams(5), pid=_pid(0)),
        who("Desk|desk@example.com", *streams(0.4), pid=_pid(1)),
        who("Anna Berg||u1", *streams(4), pid=_pid(2)),
    ]
    roster = [_entry(n) for n in range(3)]
    return _two(
        meeting(*before, uuid="a==", roster=[*roster, *(_entry(n, joined=None, left=None) for n in range(3, 7))]),
        meeting(*after, uuid="b==", weeks=1, roster=roster),
    )


def webinar_against_meeting() -> Comparison:
    """The same people listen in a webinar and speak in a meeting."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6), kind="listens"), uuid="a==", kind=MeetingKind.WEBINAR),
        meeting(*_seats(NAMES, (0.2, 5, 1)), uuid="b==", weeks=1),
    )


def minutes_against_summary() -> Comparison:
    """The figures of the second meeting were computed from minutes."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6)), uuid="a==", roster=[_entry(n) for n in range(10)]),
        meeting(*_seats(NAMES, (0.2, 5, 1)), uuid="b==", weeks=1, roster=[_entry(n) for n in range(10)]),
        b={"source": MINUTES},
    )


def one_person() -> Comparison:
    """Somebody alone, twice."""
    return _two(meeting(*_seats(NAMES[:1], (0.2,)), uuid="a=="), meeting(*_seats(NAMES[:1], (6,)), uuid="b==", weeks=1))


def client_against_gateway() -> Comparison:
    """Half of the people came by the browser the second time."""
    return _two(
        meeting(*_seats(NAMES, (0.1, 0.4, 1, 3, 6)), uuid="a=="),
        meeting(
            *_seats(NAMES[:5], (5,), kind="gateway"),
            *(
                SeatSpec(spec.name, spec.streams, _pid(5 + place), spec.user_id)
                for place, spec in enumerate(_seats(NAMES[5:], (0.2,)))
            ),
            uuid="b==",
            weeks=1,
        ),
    )


def many(count: int = 5_000) -> Comparison:
    """A very large meeting, twice; every tenth person changes."""
    sides = []
    for week, uuid in enumerate(("a==", "b==")):
        seats = [
            who(f"Person {n}||u{n}", *streams((n * 7 + week * 40 * (n % 10 == 0)) % 60 / 10), pid=str(n))
            for n in range(week * count // 10, count + week * count // 10)
        ]
        sides.append(meeting(*seats, uuid=uuid, weeks=week))
    return _two(*sides)


AWKWARD: Final[Mapping[str, Callable[[], Comparison]]] = {
    "nobody": nobody_in_common,
    "same-twice": same_twice,
    "same-two-fetches": same_in_two_fetches,
    "partial": one_partial,
    "no-qos": without_qos,
    "no-qos-at-all": neither_has_qos,
    "blank": all_names_blank,
    "iphones": three_hundred_iphones,
    "one-email": one_email_on_three_seats,
    "webinar": webinar_against_meeting,
    "minutes": minutes_against_summary,
    "one-person": one_person,
    "gateway": client_against_gateway,
}
"""Every case but the very large one."""
