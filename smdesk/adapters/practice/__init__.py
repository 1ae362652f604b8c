"""The practice network: a whole network in a folder, with people, numbers, and every fault on demand."""

from __future__ import annotations

from smdesk.adapters.practice.adapter import PracticeAdapter
from smdesk.adapters.practice.connect import connect
from smdesk.adapters.practice.faults import Fault, FaultPlan, Kind, Operation
from smdesk.adapters.practice.network import PracticeNetwork
from smdesk.adapters.practice.records import PracticePost

Adapter = PracticeAdapter

__all__ = [
    "Adapter",
    "Fault",
    "FaultPlan",
    "Kind",
    "Operation",
    "PracticeAdapter",
    "PracticeNetwork",
    "PracticePost",
    "connect",
]
