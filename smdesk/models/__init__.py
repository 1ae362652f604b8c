"""All tables; `mapping.make_tables` fills `Base.metadata` with them."""

from smdesk.models.agreement import Agreement, Kpi, Objective, Reading
from smdesk.models.approval import ApprovalEvent, ApprovalItem, ApprovalRound
from smdesk.models.audit import Audit, Competitor, CompetitorFigure, Finding, Presence, Task
from smdesk.models.base import Base, table_of
from smdesk.models.campaign import Ad, AdReading, AdSet, Campaign
from smdesk.models.channel import Channel
from smdesk.models.client import Client
from smdesk.models.contest import Contest, ContestDraw, ContestEntry
from smdesk.models.dossier import ChannelChoice, Contact, Dossier, Persona, Product, Voice
from smdesk.models.inbox import Author, Conversation, Message, MessageAct, Note, Reply, SyncState
from smdesk.models.metric import ImportBatch, Sample
from smdesk.models.plan import KeyDate, Pillar, PlanDocument, Programme, Snippet, Snooze
from smdesk.models.post import RECURRING, UNDATED, Media, Part, PartMedia, Post, Revision, Variant
from smdesk.models.publication import BY_STATE, Attempt, Publication, RateState, Transition
from smdesk.models.setting import JobRun, Setting
from smdesk.models.sheet import Art, Brief, SheetDelivery

__all__ = [
    "Art",
    "Brief",
    "SheetDelivery",
    "ApprovalEvent",
    "ApprovalItem",
    "ApprovalRound",
    "ChannelChoice",
    "Contact",
    "Dossier",
    "Persona",
    "Product",
    "Voice",
    "Audit",
    "Competitor",
    "CompetitorFigure",
    "Finding",
    "Presence",
    "Task",
    "Agreement",
    "Kpi",
    "Objective",
    "Reading",
    "Ad",
    "AdReading",
    "AdSet",
    "Campaign",
    "Contest",
    "ContestDraw",
    "ContestEntry",
    "KeyDate",
    "PlanDocument",
    "Programme",
    "BY_STATE",
    "RECURRING",
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
