"""The chapter about filters says what the language can do."""

from __future__ import annotations

import re

import pytest

from qosviewer.domain.filter import parse
from qosviewer.domain.filter.parser import OPERATORS, PREFIXES
from qosviewer.domain.filter.reference import example, reference
from qosviewer.domain.filter.vocabulary import COLUMNS, DIRECTIONS, MEDIA, NAMES, STATS
from qosviewer.domain.metrics import METRICS


def test_every_metric_prefix_and_operator_is_explained():
    chapter = reference()
    for metric in METRICS:
        assert f"| `{metric.key}` |" in chapter
        assert all(f"`{alias}`" in chapter for alias in metric.aliases)
    assert all(f"`{field.value}:`" in chapter for field in PREFIXES.values())
    assert all(f"`{sign}`" in chapter for sign in {operator.value for operator in OPERATORS.values()})


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_example_of_a_metric_can_be_read(metric):
    assert parse(example(metric)).field.metric is metric


def test_every_comparison_in_the_chapter_can_be_read():
    examples = re.findall(r"`([^`\n]+ [<>=]+ [^`\n]+)`", reference())
    assert len(examples) > len(METRICS)
    for text in examples:
        parse(text)


def test_no_name_means_two_things_but_cpu():
    names = [*NAMES, *MEDIA, *DIRECTIONS, *STATS]
    assert sorted(name for name in set(names) if names.count(name) > 1) == ["cpu"]
    assert not COLUMNS.keys() & {*MEDIA, *DIRECTIONS, *STATS}
