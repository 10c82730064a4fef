"""What the coder knows of the world and of newswire English: rows of `seeds/lexicon`, read and checked."""

from __future__ import annotations

from deconfdb.lexicon.reader import Lexicon, is_lexicon, load_lexicon, read_lexicon
from deconfdb.lexicon.validation import validate_lexicon

__all__ = ["Lexicon", "is_lexicon", "load_lexicon", "read_lexicon", "validate_lexicon"]
