"""Text to coding: an article becomes one `deconf-coding/1` document; nothing here knows a database."""

from __future__ import annotations
