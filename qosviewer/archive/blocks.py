"""Numbers and their texts as they are kept: one block of bytes and one JSON text (docs/archive.md).

A block is, one after the other and little-endian::

    owner         int32[streams]
    stream_index  int32[streams]
    type_codes    int32[streams]
    filled        one bit for each reading, streams × fields, the first in the highest bit; padded to a whole byte
    readings      float64, those that are filled, stream by stream

More than half of all readings are missing: a bit for each takes half the room that NaN would, and less time to read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from qosviewer.domain.batch import Batch, Bytes, Floats, Ints, Participant, RawPage
from qosviewer.domain.metrics import FIELD, FIELD_COUNT, FIELDS

FIELD_KEYS: Final = tuple(field.key for field in FIELDS)
"""What the columns of a block are that this version writes."""

Json = dict[str, Any]
Odds = list[list[Any]]
_HEAD_INTS: Final = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one block holds."""

    values: Floats
    owner: Ints
    stream_index: Ints
    type_codes: Ints


def pack_numbers(values: Floats, owner: Ints, stream_index: Ints, type_codes: Ints) -> bytes:
    """Return the block of these arrays."""
    filled = ~np.isnan(values)
    ints = (each.astype("<i4", copy=False).tobytes() for each in (owner, stream_index, type_codes))
    return b"".join((*ints, np.packbits(filled).tobytes(), values[filled].astype("<f8", copy=False).tobytes()))


def unpack_numbers(block: bytes | memoryview, streams: int, keys: Sequence[str]) -> Numbers:
    """Return the arrays of a block; its columns come to stand where this version has them.

    Args:
        block: What `pack_numbers` returned.
        streams: How many streams it holds.
        keys: Its columns. One that this version does not know is left out.

    Raises:
        ValueError: The block is not of that size.
    """
    ints = np.frombuffer(block, "<i4", _HEAD_INTS * streams).astype(np.int32).reshape(_HEAD_INTS, streams)
    start, cells = ints.nbytes, streams * len(keys)
    bits = np.frombuffer(block, np.uint8, -(-cells // 8), start)
    filled = np.unpackbits(bits, count=cells).view(np.bool_)
    values = np.full(cells, np.nan)
    values[filled] = np.frombuffer(block, "<f8", offset=start + bits.nbytes)
    columns = values.reshape(streams, len(keys))
    return Numbers(_in_our_order(columns, keys), ints[0], ints[1], ints[2])


def _in_our_order(columns: Floats, keys: Sequence[str]) -> Floats:
    if tuple(keys) == FIELD_KEYS:
        return columns
    ours = np.full((len(columns), FIELD_COUNT), np.nan)
    for place, key in enumerate(keys):
        if key in FIELD:
            ours[:, FIELD[key].index] = columns[:, place]
    return ours


def odds_of(oddities: Bytes, odd_texts: Mapping[tuple[int, int], str]) -> Odds:
    """Return ``[stream, field key, oddity, raw text]`` of each odd value."""
    return [
        [stream, FIELD_KEYS[field], int(oddities[stream, field]), odd_texts.get((stream, field))]
        for stream, field in np.argwhere(oddities).tolist()
    ]


def oddities_of(odds: Odds, streams: int) -> tuple[Bytes, dict[tuple[int, int], str]]:
    """Return the oddities and the raw texts of what `odds_of` returned."""
    oddities = np.zeros((streams, FIELD_COUNT), np.uint8)
    texts: dict[tuple[int, int], str] = {}
    for stream, key, oddity, text in odds:
        if key in FIELD:
            cell = stream, FIELD[key].index
            oddities[cell] = oddity
            if text is not None:
                texts[cell] = text
    return oddities, texts


def extras_json(extras: Mapping[str, Mapping[int, str]]) -> Json:
    """Return unknown keys of streams as JSON takes them."""
    return {key: [list(texts), list(texts.values())] for key, texts in extras.items() if texts}


def extras_of(kept: Json) -> dict[str, dict[int, str]]:
    """Return the unknown keys of what `extras_json` returned."""
    return {key: dict(zip(streams, texts, strict=True)) for key, (streams, texts) in kept.items()}


def dump(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_batch(batch: Batch) -> tuple[str, bytes]:
    """Return the texts and the numbers of one page."""
    names = list(dict.fromkeys(batch.stream_types))
    code = {name: place for place, name in enumerate(names)}
    codes = np.array([code[name] for name in batch.stream_types], np.int32)
    texts = {
        "participants": [
            [one.participant_id, one.user_id, one.user_name, one.email, one.digest.hex(), dict(one.extras)]
            for one in batch.participants
        ],
        "streams": len(batch.owner),
        "types": names,
        "odd": odds_of(batch.oddities, batch.odd_texts),
        "extras": extras_json(batch.extras),
    }
    return dump(texts), pack_numbers(batch.values, batch.owner, batch.stream_index, codes)


def unpack_batch(
    texts: str, block: bytes, keys: Sequence[str], *, walk: int, page: int, next_page_token: str, raw: RawPage
) -> Batch:
    """Return the page that `pack_batch` was given.

    Raises:
        ValueError: The block is not what it was.
    """
    kept = json.loads(texts)
    numbers = unpack_numbers(block, kept["streams"], keys)
    oddities, odd_texts = oddities_of(kept["odd"], kept["streams"])
    names = kept["types"]
    return Batch(
        walk=walk,
        page=page,
        next_page_token=next_page_token,
        raw=raw,
        participants=tuple(
            Participant(participant_id, user_id, name, email, bytes.fromhex(digest), extras)
            for participant_id, user_id, name, email, digest, extras in kept["participants"]
        ),
        owner=numbers.owner,
        stream_index=numbers.stream_index,
        stream_types=tuple(names[code] for code in numbers.type_codes.tolist()),
        values=numbers.values,
        oddities=oddities,
        odd_texts=odd_texts,
        extras=extras_of(kept["extras"]),
    )
