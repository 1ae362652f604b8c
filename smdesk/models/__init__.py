"""All tables; importing this fills `Base.metadata`."""

from smdesk.models.base import Base, table_of
from smdesk.models.channel import Channel
from smdesk.models.client import Client
from smdesk.models.plan import Pillar, Snippet, Snooze
from smdesk.models.post import Media, Part, PartMedia, Post, Revision, Variant
from smdesk.models.publication import BY_STATE, Attempt, Publication, RateState, Transition
from smdesk.models.setting import JobRun, Setting

__all__ = [
    "BY_STATE",
    "Attempt",
    "Base",
    "Channel",
    "Client",
    "JobRun",
    "Media",
    "Part",
    "PartMedia",
    "Pillar",
    "Post",
    "Publication",
    "RateState",
    "Revision",
    "Setting",
    "Snippet",
    "Snooze",
    "Transition",
    "Variant",
    "table_of",
]
