from __future__ import annotations

import threading
from functools import partial

import pytest

from qosviewer.services.crew import Crew


def count_to(number, cancel):
    for each in range(number):
        cancel.raise_if_cancelled()
        yield number, each


def test_every_event_of_every_job_comes_in_the_order_of_its_job():
    with Crew([partial(count_to, number) for number in range(20)], most_at_once=3) as crew:
        events = list(crew.news())
    assert sorted(events) == [(number, each) for number in range(20) for each in range(number)]
    for number in range(20):
        assert [each for job, each in events if job == number] == list(range(number))


def test_no_jobs_no_news():
    with Crew([]) as crew:
        assert list(crew.news()) == []


def test_a_mistake_is_raised_where_the_news_are_read():
    def wrong(_cancel):
        yield 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Crew([wrong]) as crew:
        list(crew.news())


def test_stopping_begins_nothing_more():
    begun = threading.Semaphore(0)

    def waits(cancel):
        begun.release()
        yield "begun"
        cancel.wait(60)

    with Crew([waits] * 9, most_at_once=2) as crew:
        news = crew.news()
        assert [next(news), next(news)] == ["begun", "begun"]
        crew.stop()
        assert list(news) == []
    assert [begun.acquire(blocking=False) for _ in range(3)] == [True, True, False]
