"""Amanjol: safe road."""
