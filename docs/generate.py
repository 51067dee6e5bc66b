"""Fills what is made from declarations in docs/: ``python3 dev.py docs``.

It stands between ``<!-- made from: NAME -->`` and ``<!-- end -->``. A test compares them, so that none grows
stale.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from qosviewer.domain.columns import Column
from qosviewer.domain.filter.reference import reference
from qosviewer.domain.kinds import Kind, Level, Resolution
from qosviewer.domain.marks import limit_text
from qosviewer.domain.metrics import FIELDS, METRICS, Better
from qosviewer.domain.quality import ZOOM
from qosviewer.domain.stream_columns import FIELD_COLUMNS, LONG_COLUMNS
from qosviewer.domain.streams import Medium
from qosviewer.sample import FAULTS
from qosviewer.services.settings import SETTINGS

FOLDER: Final = Path(__file__).parent
_PART: Final = re.compile(r"(?<=<!-- made from: )([\w-]+)( -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """Return a page with all its tables made anew."""
    return _PART.sub(lambda part: f"{part[1]}{part[2]}\n{MADE[part[1]]()}\n", text)


def pages() -> list[Path]:
    """Return the pages that hold such tables."""
    return sorted(page for page in FOLDER.rglob("*.md") if _PART.search(page.read_text(encoding="utf-8")))


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    def lines() -> Iterator[str]:
        titles = tuple(header)
        yield _line(titles)
        yield _line("---" for _ in titles)
        yield from map(_line, rows)

    return "\n".join(lines()) + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _csv_columns() -> str:
    return _table(
        ("column", "unit", "what it holds"),
        ((f"`{column.key}`", column.unit, _meaning(column)) for column in LONG_COLUMNS),
    )


def _meaning(column: Column) -> str:
    if column.field is None:
        return column.help
    return f"{column.title}. {_form(column.field.metric.kind)}".strip()


def _form(kind: Kind) -> str:
    if isinstance(kind, Level):
        return "One of " + ", ".join(f"`{word}`" for word in kind.words) + "."
    return "As `1280x720`; `0x0` is “no picture”." if isinstance(kind, Resolution) else ""


def _raw_columns() -> str:
    return ", ".join(f"`raw.{field.key}`" for field in FIELDS) + "\n"


def _metrics() -> str:
    return _table(
        ("metric", "in filters", "unit", "better", "reported for", "what it is"),
        (
            (
                metric.title,
                ", ".join(f"`{name}`" for name in (metric.key, *metric.aliases)),
                metric.unit,
                _BETTER[metric.better],
                _media(metric.media),
                metric.help,
            )
            for metric in METRICS
        ),
    )


def _readings() -> str:
    return _table(
        ("Zoom's key", "metric", "statistic", "CSV column", "unit"),
        (
            (
                f"`{field.key}`",
                field.metric.title,
                field.stat.value if len(field.metric.fields) > 1 else "",
                f"`{FIELD_COLUMNS[field.key].key}`",
                field.metric.unit,
            )
            for field in FIELDS
        ),
    )


def _limits() -> str:
    return _table(
        ("reading", "streams of", "warning", "bad", ""),
        (
            (
                f"`{limit.field.key}`",
                _media(limit.media),
                limit_text(limit, limit.warning),
                limit_text(limit, limit.bad),
                "marks a possible cause, decides nothing" if limit.advisory else "",
            )
            for limit in ZOOM.limits
        ),
    )


def _media(media: Iterable[Medium]) -> str:
    return ", ".join(medium.title for medium in media)


_BETTER: Final = {Better.LOWER: "lower", Better.HIGHER: "higher", Better.NEITHER: ""}


def _faults() -> str:
    return _table(
        ("fault", "value where none is given", "what goes wrong"),
        ((f"`{kind.name}`", f"`{kind.default}`" if kind.default else "", kind.help) for kind in FAULTS),
    )


def _settings() -> str:
    return _table(
        ("setting", "accepts", "default", "what it is for"),
        (
            # JSON writes these values as TOML does.
            (f"`{each.key}`", each.accepts, f"`{json.dumps(each.default)}`" if each.default != "" else "", each.help)
            for each in SETTINGS
        ),
    )


MADE: Final[dict[str, Callable[[], str]]] = {
    "csv-columns": _csv_columns,
    "raw-columns": _raw_columns,
    "metrics": _metrics,
    "readings": _readings,
    "limits": _limits,
    "filter": reference,
    "faults": _faults,
    "settings": _settings,
}


def main() -> int:
    """Fill every page and say which ones changed."""
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = filled(before)
        if after != before:
            page.write_text(after, encoding="utf-8", newline="\n")
            sys.stdout.write(f"docs/{page.relative_to(FOLDER)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
