"""WordPress's refusals sorted into ours (NETWORKS 10; REST API handbook and the controllers' own codes).

An error is `{code, message, data: {status}}`; the message is in the site's language, so only code and status decide. A
401 always concerns the access, whatever its code: with the header stripped on the way, WordPress sees a visitor and
answers `rest_cannot_create`.
"""

from __future__ import annotations

from smdesk.adapters.http import Answer, ErrorTable
from smdesk.adapters.wordpress.api import Api, table
from smdesk.core.outcome import Outcome, Refused, Unknown, Why

_RIGHTS = (
    "rest_cannot_create", "rest_cannot_edit", "rest_cannot_edit_others", "rest_cannot_publish", "rest_cannot_delete",
    "rest_cannot_assign_term", "rest_cannot_assign_sticky", "rest_cannot_read", "rest_cannot_view", "rest_forbidden",
    "rest_forbidden_context", "rest_forbidden_status", "rest_user_cannot_view",
)  # fmt: skip
_CONTENT = (
    "rest_invalid_param", "rest_missing_callback_param", "rest_invalid_field", "rest_invalid_type", "empty_content",
    "rest_invalid_date", "rest_invalid_featured_media", "rest_comment_content_invalid", "rest_post_incorrect_password",
)  # fmt: skip
_ACCESS = (
    "rest_not_logged_in", "incorrect_password", "invalid_username", "invalid_email", "invalid_application_password",
    "application_passwords_disabled", "application_passwords_disabled_for_user", "rest_login_required",
)  # fmt: skip

TABLE = ErrorTable(
    codes={
        **dict.fromkeys(_RIGHTS, (Why.PERMISSION, "role_missing")),
        **dict.fromkeys(_CONTENT, (Why.CONTENT, "refused_content")),
        **dict.fromkeys(_ACCESS, (Why.AUTH, "auth_refused")),
        "rest_no_route": (Why.AUTH, "api_closed"),
        "rest_disabled": (Why.AUTH, "api_closed"),
        "rest_post_invalid_id": (Why.GONE, "target_gone"),
        "rest_comment_invalid_id": (Why.GONE, "target_gone"),
        "rest_comment_invalid_post_id": (Why.GONE, "reply_target_gone"),
        "rest_already_trashed": (Why.GONE, "target_gone"),
        "rest_comment_closed": (Why.CONTENT, "comments_closed"),
        "rest_comment_flood": (Why.TRANSIENT, "server_busy"),
        "comment_flood": (Why.TRANSIENT, "server_busy"),
        "comment_content_column_length": (Why.CONTENT, "text_refused_too_long"),
        "rest_upload_no_data": (Why.CONTENT, "media_refused"),
        "rest_upload_invalid_disposition": (Why.CONTENT, "media_refused"),
        "rest_upload_no_content_type": (Why.CONTENT, "media_refused"),
        "rest_upload_no_content_disposition": (Why.CONTENT, "media_refused"),
        "rest_upload_hash_mismatch": (Why.TRANSIENT, "upload_interrupted"),
        "rest_upload_user_quota_exceeded": (Why.CONTENT, "site_full"),
        "rest_upload_limited_space": (Why.CONTENT, "site_full"),
        "rest_upload_file_too_big": (Why.CONTENT, "media_too_large"),
        "rest_upload_image_type_not_supported": (Why.CONTENT, "media_type_refused"),
    },
    statuses={
        # Redirects are never followed with a password; the site has to be connected at its new address.
        **dict.fromkeys((301, 302, 303, 307, 308), (Why.AUTH, "server_moved")),
        400: (Why.CONTENT, "refused_content"),
        401: (Why.AUTH, "auth_refused"),
        403: (Why.PERMISSION, "site_blocks"),  # without a code of WordPress: a firewall or a security plugin
        404: (Why.GONE, "target_gone"),
        405: (Why.AUTH, "api_closed"),
        410: (Why.GONE, "target_gone"),
        413: (Why.CONTENT, "media_too_large"),
        415: (Why.CONTENT, "media_type_refused"),
        422: (Why.CONTENT, "refused_content"),
    },
)

#: These come with status 500, although the file is to blame: its type is not allowed, or it cannot be read.
_FILE = frozenset({"rest_upload_sideload_error", "rest_upload_unknown_error"})


def code_of(answer: Answer) -> str:
    """WordPress's own code, "" where something else has answered."""
    code = table(answer.data).get("code")
    return code if isinstance(code, str) else ""


def outcome(api: Api, answer: Answer, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means."""
    code, words = code_of(answer), api.http.words(answer)
    if answer.status == 401:
        return Refused("auth_refused", Why.AUTH, words, 401)
    if code == "comment_duplicate" or answer.status == 409:
        return Unknown("duplicate_key", words, answer.status)  # the first one may be the one that is there
    if code in _FILE and repeatable:
        return Refused("media_refused", Why.CONTENT, words, answer.status)
    return TABLE.outcome(api.http, answer, code, api.clock.now(), repeatable=repeatable)
