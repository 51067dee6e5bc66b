from __future__ import annotations

from qosviewer.domain.compare.questions import questions
from qosviewer.models import who_is_who
from qosviewer.models.who_is_who import PeopleModel
from tests.support.awkward import three_hundred_iphones


def test_nobody_is_put_into_words_before_they_are_seen_or_searched(monkeypatch) -> None:
    comparison, asked = three_hundred_iphones(), []
    words_of = who_is_who.words_of
    monkeypatch.setattr(who_is_who, "words_of", lambda *of: asked.append(of) or words_of(*of))
    people = PeopleModel()
    people.show(comparison, questions(comparison))
    assert len(people.humans) == 600 and not asked
    people.search("iphone")
    assert len(people.humans) == len(asked) == 600
    people.search("nobody is called so")
    assert people.humans == []
    people.search("")
    assert len(people.humans) == len(asked) == 600
