"""Measured values."""
