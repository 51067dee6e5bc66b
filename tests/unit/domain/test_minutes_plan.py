from __future__ import annotations

from qosviewer.domain.minutes_plan import MinutesPlan, pages_of, plan_minutes, plan_text


def test_few_are_asked_for_one_by_one():
    plan = plan_minutes(["7", "8", "7"], 214)
    assert (plan.participant_ids, plan.calls, plan.everyone) == (("7", "8"), 2, False)


def test_many_are_asked_for_by_pages_of_everyone():
    plan = plan_minutes([str(n) for n in range(23)], 214)
    assert (plan.everyone, plan.calls) == (True, 22)


def test_as_many_calls_as_pages_bring_no_more_than_was_asked_for():
    assert not plan_minutes([str(n) for n in range(22)], 214).everyone


def test_everyone_and_a_seat_without_a_number_are_had_by_pages_only():
    assert plan_minutes([], 3).everyone
    assert plan_minutes(["7", ""], 214) == MinutesPlan((), 22)
    assert pages_of(0) == 1


def test_a_plan_says_when_nothing_is_left():
    assert not MinutesPlan((), 2).complete
    assert not MinutesPlan((), 2, done=1, page=1, token="next").complete
    assert MinutesPlan((), 2, done=2, page=2).complete
    assert not MinutesPlan(("7", "8"), 2, done=1).complete
    assert MinutesPlan(("7", "8"), 2, done=2).complete


def test_both_ways_are_told_in_words():
    assert plan_text(12, 214) == "12 flagged participants: 12 calls, or all 214: 22 calls."
