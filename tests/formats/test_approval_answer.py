"""Answers as they come: the file, the pasted block as mail programs mangle it, and what is none."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.approval import Answer, Given, Says
from smdesk.core.errors import InvalidInput
from smdesk.formats import approval_answer as answers

ONE = Answer(
    "k" * 32, "s" * 64,
    (Given("1", "d" * 64, Says.APPROVED), Given("2", "e" * 64, Says.TEXT, "¡Así! 🥖", ("Uno\nDos", "–"))),
    "Marta", datetime(2026, 11, 20, 10, tzinfo=UTC),
)  # fmt: skip

#: A line of it was lost on the way.
CUT = "\n".join(line for at, line in enumerate(answers.block(answers.write(ONE)).splitlines()) if at != 2)


def test_a_file_reads_as_it_was_written_also_with_the_mark_of_windows() -> None:
    assert answers.read(answers.write(ONE)) == ONE
    assert answers.read("\ufeff" + answers.write(ONE)) == ONE


@pytest.mark.parametrize(
    "mangled",
    [
        lambda block: block,
        lambda block: "Hola, va aquí:\n\n" + block + "\nUn saludo",
        lambda block: "\n".join(f"> > {line}" for line in block.splitlines()),
        lambda block: block.replace("\n", "\r\n"),
        lambda block: " ".join(block.split("\n")),
        lambda block: block.replace("-----", "--"),
        lambda block: block.replace("=", "=\u200b"),
    ],
)
def test_a_pasted_block_survives_what_mail_does_to_it(mangled) -> None:
    assert answers.read(mangled(answers.block(answers.write(ONE)))) == ONE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n", "answer_empty"),
        ("Hola, todo bien", "answer_not_one"),
        ('{"smdesk": "something else"}', "answer_not_one"),
        ("[1, 2]", "answer_not_one"),
        ("{" * 100_000, "answer_not_one"),
        ("x" * (answers.LONGEST + 1), "answer_not_one"),
        ("<!DOCTYPE html><html>approval answer</html>", "answer_is_page"),
        (answers.write(ONE)[:200], "answer_broken"),
        (answers.block(answers.write(ONE))[:300], "answer_broken"),
        (CUT, "answer_broken"),
        (answers.write(ONE).replace('"form": 1', '"form": 2'), "answer_newer"),
        (answers.write(ONE).replace('"approved"', '"perhaps"'), "answer_broken"),
        (answers.write(ONE).replace('"shows"', '"showed"'), "answer_broken"),
        (answers.write(ONE).replace('"Marta"', "7"), "answer_broken"),
        (answers.write(ONE).replace("2026-11-20", "2026-13-20"), "answer_broken"),
    ],
)
def test_what_is_no_whole_answer_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        answers.read(text)
    assert refused.value.code == code


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(
    st.sampled_from(["smdesk", "form", "round", "sent", "answers", "item", "shows", "says", "texts"]), x)))  # fmt: skip
def test_whatever_stands_in_an_answer_is_read_or_refused(stored: object) -> None:
    whole = json.loads(answers.write(ONE))
    for text in (json.dumps(stored), json.dumps(whole | (stored if isinstance(stored, dict) else {"answers": stored}))):
        with suppress(InvalidInput):
            answers.read(text)
