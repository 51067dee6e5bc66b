"""The chapter of the documentation about filters, generated from the declarations."""

from __future__ import annotations

from collections.abc import Iterable

from qosviewer.domain import texts
from qosviewer.domain.filter.parser import PREFIXES, STATE_PREFIX
from qosviewer.domain.kinds import Level, Resolution
from qosviewer.domain.metrics import METRICS, Better, Metric


def reference() -> str:
    """Return the chapter as Markdown."""
    prefixes = [name for name in PREFIXES if name == PREFIXES[name].value]
    return "\n".join(
        (
            texts.FILTER_REFERENCE_HEAD,
            _table(("Name", "Also", "Metric", "Without a unit", "Statistics", "Example"), map(_row, METRICS)),
            texts.FILTER_REFERENCE_TEXTS,
            _table(
                ("Form", "Meaning"),
                ((f"`{name}:`", texts.FILTER_HELP_PREFIXES[name]) for name in (*prefixes, STATE_PREFIX)),
            ),
            texts.FILTER_REFERENCE_TAIL,
        )
    )


def example(metric: Metric) -> str:
    """Return a comparison that makes sense for a metric."""
    if isinstance(metric.kind, Level):
        return f"{metric.key} >= {metric.kind.words[-2]}"
    if isinstance(metric.kind, Resolution):
        return f"{metric.key} < 640x360"
    return f"{metric.key} {'<' if metric.better is Better.HIGHER else '>'} 10 {metric.unit}"


def _row(metric: Metric) -> tuple[str, ...]:
    return (
        f"`{metric.key}`",
        ", ".join(f"`{alias}`" for alias in metric.aliases),
        metric.title,
        metric.unit,
        ", ".join(f"`{stat.value}`" for stat in metric.fields) if len(metric.fields) > 1 else "",
        f"`{example(metric)}`",
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
