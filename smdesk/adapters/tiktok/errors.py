"""TikTok's refusals sorted into ours (NETWORKS 13): `error.code`, and `fail_reason` of a post that came to nothing."""

from __future__ import annotations

from dataclasses import replace

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer, ErrorTable
from smdesk.adapters.tiktok.api import Api, code_of
from smdesk.adapters.tiktok.posts import drafted
from smdesk.core.outcome import CannotTell, NotSent, Outcome, Refused, Unknown, Why

TABLE = ErrorTable(
    codes={
        "access_token_invalid": (Why.AUTH, "auth_refused"),
        "scope_not_authorized": (Why.PERMISSION, "permission_missing"),
        "scope_permission_missed": (Why.PERMISSION, "permission_missing"),
        "unaudited_client_can_only_post_to_private_accounts": (Why.PERMISSION, "app_not_audited"),
        "app_version_check_failed": (Why.PERMISSION, "app_version_too_old"),
        "privacy_level_option_mismatch": (Why.CONTENT, "privacy_not_offered"),
        "url_ownership_unverified": (Why.CONTENT, "media_host_unverified"),
        "invalid_param": (Why.CONTENT, "refused_content"),
        "invalid_params": (Why.CONTENT, "refused_content"),
        "invalid_file_upload": (Why.CONTENT, "video_refused"),
        "file_format_check_failed": (Why.CONTENT, "media_type_refused"),
        "duration_check_failed": (Why.CONTENT, "video_too_long"),
        "frame_rate_check_failed": (Why.CONTENT, "video_refused"),
        "picture_size_check_failed": (Why.CONTENT, "media_refused"),
        "spam_risk_text": (Why.CONTENT, "policy_refused"),
        "spam_risk": (Why.CONTENT, "policy_refused"),
        "spam_risk_user_banned_from_posting": (Why.PERMISSION, "account_blocked_for_now"),
        "video_pull_failed": (Why.CONTENT, "media_not_fetched"),
        "photo_pull_failed": (Why.CONTENT, "media_not_fetched"),
        "rate_limit_exceeded": (Why.QUOTA, "rate_limited"),
        "spam_risk_too_many_posts": (Why.QUOTA, "rate_limited"),
        "spam_risk_too_many_pending_share": (Why.QUOTA, "rate_limited"),
        "reached_active_user_cap": (Why.QUOTA, "rate_limited"),
        "internal_error": (Why.UNKNOWN, "server_error"),
    }
)


def outcome(api: Api, answer: Answer | Outcome, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means, or a call that brought none."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and isinstance(answer, Unknown) else answer
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    words = error.get("message") if isinstance(error, dict) else None
    shown = replace(answer, data={"message": words}) if isinstance(words, str) and words else answer
    result = TABLE.outcome(api.http, shown, code_of(answer), api.clock.now(), repeatable=repeatable)
    if isinstance(result, Unknown) and repeatable:
        return NotSent(result.code, result.words)
    return result


def of_draft(request: PublishRequest, outcome: Outcome) -> Outcome:
    """For drafts another scope is wanted: one that lacks it can post all the same."""
    if isinstance(outcome, Refused) and outcome.code == "permission_missing" and drafted(request):
        return replace(outcome, code="draft_permission_missing")
    return outcome


def failed(api: Api, reason: object) -> Outcome:
    """What `fail_reason` of a post that came to nothing means.

    It is the post that is refused here, not the question how far it is: so never for want of a right, nor Limited,
    which would be read as an answer to the question. What may go well another time is announced anew.
    """
    said = api.http.redact(reason) if isinstance(reason, str) else ""
    why, code = TABLE.codes.get(said, (Why.CONTENT, "media_processing_failed"))
    if why is Why.UNKNOWN or code == "media_not_fetched":
        return NotSent(code if why is not Why.UNKNOWN else "container_failed", said)
    return Refused(code, Why.CONTENT, said)


def cannot_tell(api: Api, answer: Answer | Outcome) -> CannotTell:
    """Why the network could not be asked; the look is made again."""
    if isinstance(answer, NotSent | Unknown):
        return CannotTell("network_silent", again=True)
    return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "network_silent")), again=True)
