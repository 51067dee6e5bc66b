from __future__ import annotations

import json
import re
from datetime import timedelta

from qosviewer.sample import SampleAccount
from tests.unit.sample.conftest import NOON
from tests.unit.sample.readings import rows

AUDIO_KEYS = {f"{s}_{m}" for s in ("min", "avg", "max") for m in ("bitrate", "latency", "jitter", "loss")}
PICTURE_KEYS = AUDIO_KEYS | {"resolution", "min_frame_rate", "avg_frame_rate", "max_frame_rate"}
CPU_KEYS = {"zoom_min_cpu_usage", "zoom_avg_cpu_usage", "zoom_max_cpu_usage", "system_max_cpu_usage"}
PRESSURE_KEYS = {f"system_{s}_cpu_pressure_level" for s in ("min", "avg", "max")}


def everything(account: SampleAccount) -> bytes:
    return b"\n".join(m.summary(index) for m in account.meetings for index in range(min(m.size, 100)))


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert everything(SampleAccount(7, now=NOON)) == everything(SampleAccount(7, now=NOON))
    assert everything(SampleAccount(7, now=NOON)) != everything(SampleAccount(8, now=NOON))


def test_the_order_of_asking_changes_nothing() -> None:
    forwards, backwards = SampleAccount(7, now=NOON).meetings[0], SampleAccount(7, now=NOON).meetings[0]
    last_first = [backwards.summary(index) for index in reversed(range(backwards.size))]
    assert [forwards.summary(index) for index in range(forwards.size)] == last_first[::-1]


def test_another_day_moves_the_times_only() -> None:
    today, tomorrow = SampleAccount(7, now=NOON), SampleAccount(7, now=NOON + timedelta(days=1))
    assert everything(today) == everything(tomorrow)
    starts = [meeting.start for meeting in today.meetings]
    assert [meeting.start - timedelta(days=1) for meeting in tomorrow.meetings] == starts


def test_streams_hold_only_keys_of_their_own_kind() -> None:
    for meeting in SampleAccount(7, now=NOON).meetings:
        for index in range(min(meeting.size, 100)):
            for stream in json.loads(meeting.summary(index)).get("qos", []):
                keys = set(stream["details"])
                if stream["type"] == "cpu_usage":
                    assert keys in (CPU_KEYS, CPU_KEYS | PRESSURE_KEYS)
                else:
                    assert keys == (AUDIO_KEYS if stream["type"].startswith("audio") else PICTURE_KEYS)


def test_values_are_spelled_as_zoom_does_and_now_and_then_otherwise() -> None:
    texts = {"bitrate": [], "loss": [], "jitter": []}
    for row in rows(SampleAccount(7, now=NOON, participants=400).meetings[0]):
        for stream in row["qos"]:
            for metric, found in texts.items():
                found.append(stream["details"].get(f"avg_{metric}", ""))
    usual = [text for text in texts["bitrate"] if re.fullmatch(r"\d+ kbps", text)]
    assert len(usual) > 0.8 * len([text for text in texts["bitrate"] if text])
    assert any(re.fullmatch(r"\d+\.\d\dkbps", text) for text in texts["bitrate"])
    assert any(re.fullmatch(r"\d+\.\d\d Kbps", text) for text in texts["bitrate"])
    assert any(re.fullmatch(r"\d+ms", text) for text in texts["jitter"])
    assert any(re.fullmatch(r"\d+\.\d%", text) for text in texts["loss"])
    assert "" in texts["bitrate"]


def test_the_oddities_are_spelled_in_every_known_way() -> None:
    values = {
        text
        for row in rows(SampleAccount(7, now=NOON).meeting("oddities"))
        for stream in row["qos"]
        for text in stream["details"].values()
    }
    for pattern in (
        r"\d+",
        r"\d+x\d+",
        r"\d+ × \d+",
        r"\d\.\d{3} Mbps",
        r"[\d,]+,\d{3} bps",
        r"\d+\u00a0ms",
        r"~\d+ MS",
        r"0\.\d{3} s",
        r"\d+ us",
        r" \d+ FPS ",
    ):
        assert any(re.fullmatch(pattern, text) for text in values), pattern
