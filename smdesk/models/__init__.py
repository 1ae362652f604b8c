"""All tables; `mapping.make_tables` fills `Base.metadata` with them."""

from smdesk.models.base import Base, table_of
from smdesk.models.channel import Channel
from smdesk.models.client import Client
from smdesk.models.inbox import Author, Conversation, Message, MessageAct, Note, Reply, SyncState
from smdesk.models.metric import ImportBatch, Sample
from smdesk.models.plan import Pillar, Snippet, Snooze
from smdesk.models.post import UNDATED, Media, Part, PartMedia, Post, Revision, Variant
from smdesk.models.publication import BY_STATE, Attempt, Publication, RateState, Transition
from smdesk.models.setting import JobRun, Setting

__all__ = [
    "BY_STATE",
    "UNDATED",
    "Attempt",
    "Author",
    "Base",
    "Channel",
    "Client",
    "Conversation",
    "ImportBatch",
    "JobRun",
    "Media",
    "Message",
    "MessageAct",
    "Note",
    "Part",
    "PartMedia",
    "Pillar",
    "Post",
    "Publication",
    "RateState",
    "Reply",
    "Revision",
    "Sample",
    "Setting",
    "Snippet",
    "Snooze",
    "SyncState",
    "Transition",
    "Variant",
    "table_of",
]
