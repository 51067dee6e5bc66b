"""Filter texts become expressions, and every mistake has a place and a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.errors import EXIT_USAGE
from qosviewer.domain.filter import FilterError, parse
from qosviewer.domain.filter.expression import (
    And,
    Comparison,
    Expression,
    Not,
    Operator,
    Or,
    StateIs,
    Text,
    TextField,
    all_of,
    any_of,
    negated,
)
from qosviewer.domain.filter.parser import DEEPEST, MOST_TERMS
from qosviewer.domain.kinds import Level, Resolution, pack_resolution
from qosviewer.domain.metrics import FIELDS, METRICS
from qosviewer.domain.streams import Direction, Medium

MORE = Operator.MORE


def word(text: str) -> Text:
    return Text(TextField.ANY, text)


A, B, C = word("a"), word("b"), word("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("loss > 2", Comparison("avg_loss", MORE, 2.0)),
        ("loss>2%", Comparison("avg_loss", MORE, 2.0)),
        ("LOSS > 2 %", Comparison("avg_loss", MORE, 2.0)),
        ("packet_loss > 2", Comparison("avg_loss", MORE, 2.0)),
        ("packet-loss > 2", Comparison("avg_loss", MORE, 2.0)),
        ("loss.avg > 2", Comparison("avg_loss", MORE, 2.0)),
        ("max_loss_pct > 2", Comparison("max_loss", MORE, 2.0)),
        ("max_loss > 2", Comparison("max_loss", MORE, 2.0)),
        ("loss > -1", Comparison("avg_loss", MORE, -1.0)),
        ("bitrate > 1,055", Comparison("avg_bitrate", MORE, 1055.0)),
        ("video.jitter.max >= 40", Comparison("max_jitter", Operator.AT_LEAST, 40.0, Medium.VIDEO)),
        ("max.video.jitter ≥ 40", Comparison("max_jitter", Operator.AT_LEAST, 40.0, Medium.VIDEO)),
        ("video.downlink.loss.max > 5", Comparison("max_loss", MORE, 5.0, Medium.VIDEO, Direction.DOWNLINK)),
        ("audio.uplink.bitrate < 20", Comparison("avg_bitrate", Operator.LESS, 20.0, Medium.AUDIO, Direction.UPLINK)),
        ("down.loss > 5", Comparison("avg_loss", MORE, 5.0, None, Direction.DOWNLINK)),
        ("screen.fps < 2", Comparison("avg_frame_rate", Operator.LESS, 2.0, Medium.SHARE)),
        ("latency > 0.3 s", Comparison("avg_latency", MORE, 300.0)),
        ("latency > 0.3s", Comparison("avg_latency", MORE, 300.0)),
        ("bitrate < 1 Mbps", Comparison("avg_bitrate", Operator.LESS, 1000.0)),
        ("fps <> 15", Comparison("avg_frame_rate", Operator.UNEQUAL, 15.0)),
        ("fps == 15", Comparison("avg_frame_rate", Operator.EQUAL, 15.0)),
        ("cpu > 80", Comparison("system_max_cpu_usage", MORE, 80.0)),
        ("system_cpu_usage.max > 80", Comparison("system_max_cpu_usage", MORE, 80.0)),
        ("cpu.zoom_cpu.max > 80", Comparison("zoom_max_cpu_usage", MORE, 80.0, Medium.CPU)),
        ("cpu.cpu > 80", Comparison("system_max_cpu_usage", MORE, 80.0, Medium.CPU)),
        ("pressure >= Serious", Comparison("system_avg_cpu_pressure_level", Operator.AT_LEAST, 2.0)),
        ("resolution < 640x360", Comparison("resolution", Operator.LESS, pack_resolution(640, 360))),
        ("resolution < 640 x 360", Comparison("resolution", Operator.LESS, pack_resolution(640, 360))),
        ("size = 640*360", Comparison("resolution", Operator.EQUAL, pack_resolution(640, 360))),
        ("loss > 2 s", And((Comparison("avg_loss", MORE, 2.0), word("s")))),
        ("loss > 2 -anna", And((Comparison("avg_loss", MORE, 2.0), Not(word("anna"))))),
        ("anna", word("anna")),
        ("loss", word("loss")),
        ("anna.b@example.com", word("anna.b@example.com")),
        ("10:30", word("10:30")),
        ("Anna - Berlin", And((word("Anna"), word("-"), word("Berlin")))),
        ("Jean-Luc O'Brien!", And((word("Jean-Luc"), word("O'Brien!")))),
        ('"and"', word("and")),
        (r'"say \"hi\" \\"', word('say "hi" \\')),
        ("“smart quotes”", word("smart quotes")),
        ("name:anna", Text(TextField.NAME, "anna")),
        ("NAME:anna", Text(TextField.NAME, "anna")),
        ("name: anna", Text(TextField.NAME, "anna")),
        ('name:"Anna B"', Text(TextField.NAME, "Anna B")),
        ('name:""', Text(TextField.NAME, "")),
        ('name:"or"', Text(TextField.NAME, "or")),
        ('email:"@example.com"', Text(TextField.EMAIL, "@example.com")),
        ("email:@example.com", Text(TextField.EMAIL, "@example.com")),
        ("id:2016", Text(TextField.ID, "2016")),
        ("type:rwg", Text(TextField.TYPE, "rwg")),
        ("state:Bad", StateIs("bad")),
        ("", And(())),
        ("  \t", And(())),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a AND b Or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("a (b (c))", And((A, B, C))),
        ("not a b", And((Not(A), B))),
        ("not (a b)", Not(And((A, B)))),
        ("-(a or b)", Not(Or((A, B)))),
        ("not not a", A),
        ("--a", A),
        ("- -a", And((word("-"), Not(A)))),
        ('-"a b"', Not(word("a b"))),
        ("-loss > 2", Not(Comparison("avg_loss", MORE, 2.0))),
    ],
)
def test_meaning(text: str, expected: Expression) -> None:
    assert parse(text) == expected
    assert parse(str(expected)) == expected


@pytest.mark.parametrize(
    ("text", "start", "stop", "title", "advice"),
    [
        ("losss > 2", 0, 5, "“losss” is not a metric", "Did you mean “loss”?"),
        ("a video.los > 2", 8, 11, "“los” is not a metric", "Did you mean “loss”?"),
        ("zzz > 2", 0, 3, "“zzz” is not a metric", "Put a metric before"),
        ("video > 2", 0, 5, "“video” names no metric", "“video.loss”"),
        ("loss.jitter > 2", 0, 4, "“loss” is one name too many", ""),
        ("video.audio.loss > 2", 6, 11, "“audio” is one name too many", ""),
        ("cpu.min > 2", 0, 3, "Zoom does not report min of System CPU", ""),
        ("avg_loss.max > 2", 0, 8, "“avg_loss” already says", "Leave out"),
        (".loss > 2", 0, 0, "“” is not a metric", ""),
        ("loss >", 6, 6, "A value is missing after “>”", "Packet loss"),
        ("loss > and a", 7, 10, "A value is missing after “>”", ""),
        ("loss > )", 7, 8, "A value is missing after “>”", ""),
        ("loss > x", 7, 8, "“x” can't be compared with Packet loss", "taken as %"),
        ("loss > 2ms", 7, 10, "“2ms” can't be compared with Packet loss", ""),
        ("loss > -", 7, 8, "“-” can't be compared", ""),
        ("loss > inf", 7, 10, "“inf” can't be compared", ""),
        ("bitrate > " + "9" * 38 + "gbps", 10, 52, "“999", ""),
        ("resolution < big", 13, 16, "“big” can't be compared with Resolution", "640x360"),
        ("pressure > serius", 11, 17, "“serius” is not a level of CPU pressure", "Did you mean “serious”?"),
        ("> 2", 0, 1, "Nothing stands before “>”", ""),
        ('"loss" > 2', 0, 6, "A metric stands without quotation marks", ""),
        ("(a", 0, 1, "This bracket is not closed", ""),
        ("a b)", 3, 4, "This bracket was never opened", ""),
        ("()", 1, 2, "Something is missing here", ""),
        ("a or", 4, 4, "Something is missing here", ""),
        ("and a", 0, 3, "Something is missing here", ""),
        ("not", 3, 3, "Something is missing here", ""),
        ('a "b', 2, 4, "This quotation mark is not closed", ""),
        ('""', 0, 2, "Nothing stands between the quotation marks", ""),
        ("nam:anna", 0, 8, "“nam:” is not known", "Did you mean “name”?"),
        ("foo:bar", 0, 7, "“foo:” is not known", "quotation marks"),
        ("name:", 0, 5, "A text is missing after “name:”", ""),
        ("name: or a", 0, 5, "A text is missing after “name:”", ""),
        ("state:bda", 0, 9, "“bda” is not a state", "Did you mean “bad”?"),
        ("(" * (DEEPEST + 1) + "a", DEEPEST, DEEPEST + 1, "This filter has too many brackets", ""),
        ("a " * (MOST_TERMS + 1), 2 * MOST_TERMS, 2 * MOST_TERMS + 1, "This filter has too many parts", ""),
    ],
)
def test_a_mistake_has_a_place_and_a_sentence(text, start, stop, title, advice):
    with pytest.raises(FilterError) as caught:
        parse(text)
    error = caught.value
    assert (error.start, error.stop) == (start, stop)
    assert error.title.startswith(title)
    assert advice in error.advice
    assert error.exit_code == EXIT_USAGE


@pytest.mark.parametrize("unit", ["(", "not ", "-", "a ", '"', "name:", "loss > 2 ", "!", "!=", ".", "“", "\\", '"\\'])
def test_a_huge_hostile_text_is_an_expression_or_a_filter_error(unit):
    try:
        parse(unit * 20_000)
    except FilterError as error:
        assert 0 <= error.start <= error.stop <= len(unit) * 20_000


@given(st.text())
def test_any_text_is_an_expression_or_a_filter_error(text):
    check(text)


FRAGMENTS = st.sampled_from(
    ["loss", "video", ".", "max", ">", "<=", "!=", "2", "0.3 s", "640x360", "(", ")", "and", "or", "not", "-", '"',
     "name:", "state:bad", "pressure", "serious", "anna", " ", " ", ":", "“", "\\", "fps", "!", "cpu", "é"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=14).map("".join))
def test_any_heap_of_fragments_is_an_expression_or_a_filter_error(text):
    check(text)


def check(text: str) -> None:
    try:
        expression = parse(text)
    except FilterError as error:
        assert 0 <= error.start <= error.stop <= len(text)
        assert error.title
    else:
        assert parse(str(expression)) == expression
        hash(expression)


def values_of(field):
    kind = field.metric.kind
    if isinstance(kind, Level):
        return st.integers(0, len(kind.words) - 1).map(float)
    if isinstance(kind, Resolution):
        return st.builds(pack_resolution, st.integers(1, 9999), st.integers(1, 9999))
    return st.floats(-1e9, 1e9).map(lambda value: round(value, 6))


COMPARISONS = st.sampled_from(FIELDS).flatmap(
    lambda field: st.builds(
        Comparison,
        st.just(field.key),
        st.sampled_from(Operator),
        values_of(field),
        st.none() | st.sampled_from(Medium),
        st.sampled_from([None, Direction.UPLINK, Direction.DOWNLINK]),
    )
)
TEXTS = st.builds(Text, st.sampled_from(TextField), st.text(min_size=1).filter(str.strip))
LEAVES = COMPARISONS | TEXTS | st.sampled_from(["good", "bad", "warning", "unclassified"]).map(StateIs)
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: (
        inner.map(negated)
        | st.lists(inner, min_size=1, max_size=3).map(all_of)
        | st.lists(inner, min_size=1, max_size=3).map(any_of)
    ),
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_the_canonical_text_means_the_same(expression):
    assert parse(str(expression)) == expression


@pytest.mark.parametrize("name", [name for metric in METRICS for name in (metric.key, *metric.aliases)])
def test_every_metric_can_be_named(name):
    metric = next(metric for metric in METRICS if name in (metric.key, *metric.aliases))
    value = {"Level": "fair", "Resolution": "640x360"}.get(type(metric.kind).__name__, "5")
    assert parse(f"{name} > {value}").field.metric is metric
