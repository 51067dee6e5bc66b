"""The declarations of metrics, and the names that are a contract."""

from __future__ import annotations

import pytest

from qosviewer.domain.metrics import FIELD, FIELD_COUNT, FIELDS, METRIC, METRICS, Better, Stat, field_of, main_field

CONTRACT = [
    "min_bitrate_kbps",
    "avg_bitrate_kbps",
    "max_bitrate_kbps",
    "min_latency_ms",
    "avg_latency_ms",
    "max_latency_ms",
    "min_jitter_ms",
    "avg_jitter_ms",
    "max_jitter_ms",
    "min_loss_pct",
    "avg_loss_pct",
    "max_loss_pct",
    "resolution",
    "min_frame_rate_fps",
    "avg_frame_rate_fps",
    "max_frame_rate_fps",
    "zoom_min_cpu_usage_pct",
    "zoom_avg_cpu_usage_pct",
    "zoom_max_cpu_usage_pct",
    "system_max_cpu_usage_pct",
    "system_min_cpu_pressure_level",
    "system_avg_cpu_pressure_level",
    "system_max_cpu_pressure_level",
]


def test_the_columns_of_readings_are_those_of_the_contract_in_its_order():
    known = [field.column_key for field in FIELDS]
    assert known[: len(CONTRACT)] == CONTRACT


def test_every_field_knows_its_place():
    assert [field.index for field in FIELDS] == list(range(FIELD_COUNT))
    assert all(FIELD[field.key] is field for field in FIELDS)
    assert len(FIELD) == FIELD_COUNT
    assert len({field.column_key for field in FIELDS}) == FIELD_COUNT


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_metric_is_declared_whole(metric):
    assert METRIC[metric.key] is metric
    assert metric.title
    assert metric.help.endswith(".")
    assert metric.media
    assert [field_of(metric, stat).key for stat in metric.fields] == list(metric.fields.values())


@pytest.mark.parametrize(
    ("key", "main", "title"),
    [
        ("loss", "avg_loss", "Packet loss avg"),
        ("resolution", "resolution", "Resolution"),
        ("system_cpu_usage", "system_max_cpu_usage", "System CPU"),
        ("zoom_cpu_usage", "zoom_avg_cpu_usage", "Zoom CPU avg"),
    ],
)
def test_the_reading_that_stands_for_a_metric(key, main, title):
    assert main_field(METRIC[key]).key == main
    assert main_field(METRIC[key]).title == title


def test_a_statistic_that_zoom_does_not_report_is_none():
    assert field_of(METRIC["system_cpu_usage"], Stat.MIN) is None
    assert field_of(METRIC["resolution"], Stat.MAX) is None


def test_which_way_is_better():
    assert {metric.key for metric in METRICS if metric.better is Better.HIGHER} == {"frame_rate"}
    assert {metric.key for metric in METRICS if metric.better is Better.NEITHER} == {"bitrate", "resolution"}
