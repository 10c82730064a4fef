"""The coding document `deconf-coding/1`: model, reading, dates, evidence, validation, JSON Schema."""
