"""Objectives, KPIs, readings and signed versions."""
