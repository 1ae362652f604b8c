"""Escaping for the networks whose posts are not plain text."""

from __future__ import annotations

import re

#: Characters that end LinkedIn's "little text" when they stand bare (Microsoft Learn: "little Text Format").
LINKEDIN_RESERVED = "\\|{}@[]()<>#*_~"
_RESERVED = rf"[{re.escape(LINKEDIN_RESERVED)}]"
#: A mention of a member or organisation, and the sign of a hashtag that shall link, stay as they are.
_KEPT = r"@\[[^\\|{}@\[\]()<>#*_~]+\]\(urn:li:(?:organization|person):[0-9A-Za-z-]+\)|(?<![\w#&])#(?=\w*[^\W\d_])"
_ESCAPE = re.compile(rf"(?P<kept>{_KEPT})|(?P<reserved>{_RESERVED})")
_UNESCAPE = re.compile(rf"\\({_RESERVED})")


def escape_linkedin(text: str) -> str:
    """The `commentary` of a LinkedIn post. Comments are plain text and must not be escaped; count before escaping."""
    return _ESCAPE.sub(lambda match: match["kept"] or "\\" + match["reserved"], text)


def unescape_linkedin(text: str) -> str:
    """The inverse, for a commentary read back from LinkedIn."""
    return _UNESCAPE.sub(r"\1", text)
