"""Adding a metric takes one declaration: the walk-through of docs/architecture.md, done to a copy of the package."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
LOOK = """
import json
import numpy as np
from qosviewer.api.wire import read_page
from qosviewer.domain.filter import parse
from qosviewer.domain.filter.evaluation import stream_mask
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.participant_columns import CHARTED_METRICS, participant_columns
from qosviewer.domain.stream_columns import LONG_COLUMNS, stream_columns
from qosviewer.domain.streams import Medium
from qosviewer.domain.table import QosTable

details = {"min_rssi": "-71 dBm", "avg_rssi": "-58", "max_rssi": -40, "avg_loss": "0.1%"}
page = {"next_page_token": "", "participants": [
    {"participant_id": "1", "user_name": "Ada", "qos": [{"type": "audio_input", "details": details}]}]}
table = QosTable()
table.append(read_page(json.dumps(page).encode(), walk=0, page=0))
data = MeetingData(MeetingInfo(MeetingRef(MeetingKind.MEETING, "93201235621")), table)
print(json.dumps({
    "unknown": list(table.extras),
    "odd": int(table.oddities.sum()),
    "csv": {column.key: column.plain(data, 0) for column in LONG_COLUMNS if "rssi" in column.key},
    "last": LONG_COLUMNS[-1].key,
    "audio": [column.header for column in stream_columns(data, Medium.AUDIO) if "rssi" in column.key],
    "video": [column.header for column in stream_columns(data, Medium.VIDEO) if "rssi" in column.key],
    "offered": METRIC["rssi"] in CHARTED_METRICS,
    "cell": [column.text(data, 0) for column in participant_columns(METRIC["rssi"]) if column.key == "audio.uplink"],
    "filter": stream_mask(parse("rssi < -50 and audio.uplink.rssi.min < -70 dBm"), data).tolist(),
}))
"""


def walk_through() -> tuple[str, str]:
    """Return the kind and the metric that docs/architecture.md declares."""
    code = re.search(
        r"```python\n# domain/kinds.py\n(.*?)\n\n# domain/metrics.py, in METRICS\n(.*?)```", _docs(), re.DOTALL
    )
    assert code, "docs/architecture.md lost its walk-through"
    return code[1], code[2]


def _docs() -> str:
    return (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_walk_through_is_all_it_takes(tmp_path: Path) -> None:
    copy = tmp_path / "qosviewer"
    shutil.copytree(CHECKOUT / "qosviewer", copy, ignore=shutil.ignore_patterns("__pycache__"))
    kind, metric = walk_through()
    kinds, metrics = copy / "domain" / "kinds.py", copy / "domain" / "metrics.py"
    kinds.write_text(kinds.read_text(encoding="utf-8") + "\n" + kind + "\n", encoding="utf-8")
    declared = metrics.read_text(encoding="utf-8")
    end = declared.index("\n)\n", declared.index("METRICS: Final"))
    metrics.write_text(declared[:end] + "\n" + metric + declared[end:], encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {
        "unknown": [],
        "odd": 0,
        "csv": {"min_rssi_dbm": "-71", "avg_rssi_dbm": "-58", "max_rssi_dbm": "-40"},
        "last": "source",
        "audio": [
            "Wi-Fi signal range (dBm)",
            "Wi-Fi signal min (dBm)",
            "Wi-Fi signal avg (dBm)",
            "Wi-Fi signal max (dBm)",
        ],
        "video": [],
        "offered": True,
        "cell": ["-58"],
        "filter": [True],
    }
