"""Documents: who published which text, and through whose hands it went."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, UniqueConstraint

from deconfdb.tables.base import (
    CORE,
    PRIVATE,
    date_block,
    date_checks,
    digest,
    digest_check,
    flag,
    integer,
    key,
    link,
    metadata,
    moment,
    small,
    text,
)

source = Table(
    "source",
    metadata,
    key("source_id", "Key: UUIDv5 of the registry ref, or of name and country where no registry knows the source."),
    text(
        "source_ref",
        "Short public name: the registry ref, or src- and 16 hexadecimal digits of the key.",
        nullable=False,
    ),
    text("source_name", "Name of the outlet, agency, ministry or monitor.", nullable=False),
    text("kind_code", "Kind of source; code of vocab.source_kind; NULL = not stated."),
    text("country_code", "ISO 3166-1 alpha-3 code of the country it is based in; NULL = not stated."),
    flag("is_registered", "True: stands in a registry; false: known from codings or documents alone.", nullable=False),
    UniqueConstraint("source_ref"),
    schema=CORE,
    comment="An outlet, agency, ministry or monitor that publishes. One row a source. Registry.",
)

source_alias = Table(
    "source_alias",
    metadata,
    key("source_id", "The source."),
    text("alias", "Another name or spelling under which documents name it.", primary=True),
    ForeignKeyConstraint(["source_id"], ["deconf.source.source_id"]),
    schema=CORE,
    comment="Other names of a source. One row a source and name. Registry.",
)

article = Table(
    "article",
    metadata,
    key(
        "article_id",
        "Key: UUIDv5 of the key given by a coding or manifest, else URL, else source, title and day, else text hash.",
    ),
    text(
        "article_key",
        "The key that a coding or manifest gives; else derived from what identifies the article.",
        nullable=False,
    ),
    flag("has_given_key", "True: a coding or manifest gave the key; false: it was derived.", nullable=False),
    link("source_id", "The source that published it: deconf.source; NULL = nobody says.", nullable=True),
    text("url", "Address of the article; NULL = not stated."),
    text("title", "Headline as stated by the document or the coding; NULL = not stated."),
    text("language", "Language of the text, BCP 47; NULL = not stated."),
    *date_block("published", "Publication date"),
    text("state", "published, announced (link and teaser only), withheld, canceled or gone.", nullable=False),
    link(
        "copy_family_id",
        "Copy family: the article_id of its oldest member; the article itself until copies are found.",
        nullable=False,
    ),
    moment("recorded_at", "When this database first heard of the article (UTC)."),
    *date_checks("published"),
    CheckConstraint("state IN ('published', 'announced', 'withheld', 'canceled', 'gone')", name="state"),
    Index(None, "article_key"),
    Index(None, "url", postgresql_where="url IS NOT NULL"),
    schema=CORE,
    comment="A published work. One row an article, whatever the number of its text states. Grows; distributed by article_id.",
)

article_version = Table(
    "article_version",
    metadata,
    key("article_id", "The article."),
    key("version_id", "Key: UUIDv5 of the article and the hash of its text."),
    digest("text_sha256", "SHA-256 of the text in UTF-8."),
    integer("text_length", "Length of the text in Unicode code points; NULL = not stated."),
    text("extractor", "Program and version that made the text from what was delivered; NULL = a coding announced it."),
    moment("recorded_at", "When this database first heard of this text state (UTC)."),
    UniqueConstraint("article_id", "text_sha256"),
    digest_check("text_sha256"),
    CheckConstraint("text_length >= 0", name="text_length"),
    ForeignKeyConstraint(["article_id"], ["deconf.article.article_id"]),
    Index(None, "text_sha256"),
    schema=CORE,
    comment="One text state of an article. The text itself lies in private.article_text. Grows; distributed by article_id.",
)

segment = Table(
    "segment",
    metadata,
    key("article_id", "The article."),
    key("version_id", "The text state."),
    key("stated_by_id", "Who typed the stretch: a coding_id, or the version_id itself for the reader of the document."),
    small("segment_no", "Place in the text, from 1.", primary=True),
    integer("start_offset", "First code point, from 0.", nullable=False),
    integer("end_offset", "Code point after the last.", nullable=False),
    text(
        "kind_code", "Kind of stretch; code of vocab.segment_kind, which also says what is boilerplate.", nullable=False
    ),
    CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="offsets"),
    ForeignKeyConstraint(
        ["article_id", "version_id"], ["deconf.article_version.article_id", "deconf.article_version.version_id"]
    ),
    schema=CORE,
    comment="A typed stretch of a text: body, headline, caption, paywall notice. Boilerplate is marked, never cut out. Grows.",
)

custody = Table(
    "custody",
    metadata,
    key("article_id", "The article."),
    key("stated_by_id", "Who states it: a coding_id, or the version_id for the reader of the document."),
    small("custody_no", "Order of the hands, from 1.", primary=True),
    link("source_id", "Whose hands: deconf.source.", nullable=False),
    text("action_code", "What was done; code of vocab.custody_action; NULL = not stated."),
    ForeignKeyConstraint(["article_id"], ["deconf.article.article_id"]),
    schema=CORE,
    comment="Through whose hands an article went: created, transmitted, rewritten, republished. Grows.",
)

article_text = Table(
    "article_text",
    metadata,
    key("article_id", "The article."),
    key("version_id", "The text state."),
    text("body", "The text as it came. Under its publisher's copyright: never leaves this schema.", nullable=False),
    moment("stored_at", "When it was stored (UTC)."),
    PrimaryKeyConstraint("article_id", "version_id"),
    ForeignKeyConstraint(
        ["article_id", "version_id"], ["deconf.article_version.article_id", "deconf.article_version.version_id"]
    ),
    schema=PRIVATE,
    comment="Texts of articles, out of the readers' reach. One row a text state. Grows.",
)
