"""The client's answer to a round: a small JSON file, or the same as a block of text pasted into a mail or chat."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import UTC, datetime
from typing import Any

from smdesk.core.approval import Answer, Given, Says
from smdesk.core.errors import InvalidInput

#: What tells that a file is an answer, and the newest form of it that is read.
MARK, FORM = "approval answer", 1
#: The ending of the file's name.
SUFFIX = ".answer"
#: Around the pasted block. Programs for mail put `> ` before each line and break them where they like.
BEGIN, END = "----- SMDESK ANSWER -----", "----- END OF ANSWER -----"
#: Characters. A thousand posts with a long comment each stay under it; what is longer was not made by the page.
LONGEST = 4_000_000
_LINE = 64
_PAGE = re.compile(r"\s*(\ufeff)?\s*<(!doctype html|html)", re.IGNORECASE)
_BLOCK = re.compile(r"-{2,}\s*SMDESK\s+ANSWER\s*-{2,}(.*?)-{2,}\s*END\s+OF\s+ANSWER\s*-{2,}", re.DOTALL)


def read(text: str) -> Answer:
    """An answer from its file's text or from anything with the pasted block in it.

    Raises:
        InvalidInput: `answer_empty`; `answer_is_page` (the page itself came back); `answer_not_one` (something else);
            `answer_broken` (cut off or changed); `answer_newer` (made by a later version).
    """
    if not text.strip():
        raise InvalidInput("answer_empty", field="answer")
    if _PAGE.match(text):
        raise InvalidInput("answer_is_page", field="answer")  # a client who saves the page means well
    if len(text) > LONGEST:
        raise InvalidInput("answer_not_one", field="answer")
    stored = _stored(text)
    if stored.get("smdesk") != MARK:
        raise InvalidInput("answer_not_one", field="answer")
    if not isinstance(stored.get("form"), int) or stored["form"] > FORM:
        raise InvalidInput("answer_newer", field="answer")
    try:
        return _answer(stored)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidInput("answer_broken", field="answer") from error


def write(answer: Answer) -> str:
    """The file as the page makes it: for tests, and for answers that somebody gives on the telephone."""
    given = [
        {"item": each.key, "shows": each.digest, "says": each.says.value, "comment": each.comment,
         "texts": list(each.texts)}
        for each in answer.given
    ]  # fmt: skip
    stored = {
        "smdesk": MARK, "form": FORM, "round": answer.round, "sent": answer.sent, "by": answer.by,
        "at": answer.at.isoformat() if answer.at else "", "answers": given,
    }  # fmt: skip
    return json.dumps(stored, ensure_ascii=False, indent=1) + "\n"


def block(text: str) -> str:
    """A file's text as a block that can be pasted."""
    packed = base64.b64encode(text.encode()).decode()
    lines = [packed[at : at + _LINE] for at in range(0, len(packed), _LINE)]
    return "\n".join([BEGIN, *lines, END, ""])


def _stored(text: str) -> dict[str, Any]:
    found = _BLOCK.search(text)
    try:
        if found is not None:
            packed = re.sub(r"[^A-Za-z0-9+/=]", "", found[1])
            stored = json.loads(base64.b64decode(packed, validate=True).decode())
        elif "SMDESK ANSWER" in text:
            raise InvalidInput("answer_broken", field="answer")  # its end was not copied
        else:
            stored = json.loads(text.lstrip("\ufeff"))
    except (binascii.Error, UnicodeDecodeError) as error:
        raise InvalidInput("answer_broken", field="answer") from error
    except (json.JSONDecodeError, RecursionError) as error:
        ours = found is not None or MARK in text
        raise InvalidInput("answer_broken" if ours else "answer_not_one", field="answer") from error
    if not isinstance(stored, dict) or (found is not None and stored.get("smdesk") != MARK):
        raise InvalidInput("answer_not_one" if found is None else "answer_broken", field="answer")
    return stored


def _answer(stored: dict[str, Any]) -> Answer:
    return Answer(
        round=_text(stored["round"]),
        sent=_text(stored["sent"]),
        given=tuple(map(_given, stored["answers"])),
        by=_text(stored.get("by", "")).strip()[:200],
        at=_time(_text(stored.get("at", ""))),
    )


def _given(stored: dict[str, Any]) -> Given:
    return Given(
        key=_text(stored["item"]),
        digest=_text(stored["shows"]),
        says=Says(stored["says"]),
        comment=_text(stored.get("comment", "")).strip(),
        texts=tuple(map(_text, stored.get("texts", ()))),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # half of a pair is no text: a ValueError, as of anything else that was changed on the way
    return value


def _time(text: str) -> datetime | None:
    """The client's clock says it; one without a zone is taken for UTC."""
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
