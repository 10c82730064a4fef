"""Which outlet published an article, from its source name or address."""

from __future__ import annotations

from urllib.parse import urlsplit

from deconfdb.coders.cast import slug
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.tokens import form_words

SHORTEST_INITIALS = 3


def publisher_of(knowledge: Knowledge, source: str, url: str | None) -> str:
    """The ref of the outlet: by ref, by name, by the domain of the address, else made of the source's name."""
    if source in knowledge.outlets:
        return source
    words = form_words(source, knowledge.abbreviations)
    if words:
        hit = knowledge.names.at(words, 0, len(words))
        if hit is not None and hit[0] == len(words):
            for entry in hit[1]:
                if entry.role == "outlet":
                    return entry.ref
    host = (urlsplit(url).hostname or "") if url else ""
    while host.count("."):
        if (ref := knowledge.outlet_of_domain.get(host)) is not None:
            return ref
        host = host.partition(".")[2]
    return source if source and not any(char.isspace() for char in source) else slug(source or "unknown-source", 100)


def printed_names(knowledge: Knowledge, publisher: str) -> tuple[tuple[str, ...], ...]:
    """What an outlet calls itself in its own text, in small letters: its name, its last word, its initials.

    Nothing for an outlet of the lexicon, whose names are read like those of all others.
    """
    words = tuple(word for word in publisher.lower().split("-") if word)
    if publisher in knowledge.outlets or not words:
        return ()
    initials = "".join(word[0] for word in words)
    short: list[tuple[str, ...]] = [(initials,)] if len(initials) >= SHORTEST_INITIALS else []
    is_else = knowledge.names.at((words[-1].capitalize(),), 0, 1) or knowledge.roles.at(words[-1:], 0, 1)
    if is_else is None:
        short.append(words[-1:])  # "the Voice of Russia" is not called Russia
    return (words, *short) if len(words) > 1 else (words,)
