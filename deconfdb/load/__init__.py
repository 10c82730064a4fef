"""Codings and documents into tables: keys, staging, runs, quarantine."""
