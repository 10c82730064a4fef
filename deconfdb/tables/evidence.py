"""Evidence: one coder's whole answer about one text, down to the span and the chain through which it came.

Rows are written once and never changed; only a coding's times and review state move. References to vocabularies and
registries are checked as sets by statement triggers (`deconf.check_codes`): a foreign key there costs a look-up a row.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Table, UniqueConstraint
from sqlalchemy.types import Numeric

from deconfdb.tables.base import (
    CORE,
    coded_by_rule,
    date_block,
    date_checks,
    day,
    digest,
    digest_check,
    flag,
    integer,
    key,
    link,
    metadata,
    moment,
    order_check,
    small,
    text,
)

coder = Table(
    "coder",
    metadata,
    key("coder_id", "Key: UUIDv5 of kind and name."),
    text("coder_name", "Name of the coder: a team, a person, or a program such as rules.", nullable=False),
    text("kind_code", "human, rules or llm; code of vocab.coder_kind.", nullable=False),
    UniqueConstraint("kind_code", "coder_name"),
    schema=CORE,
    comment="Who codes articles. One row a coder, whatever its version. Registry.",
)

coding = Table(
    "coding",
    metadata,
    key("article_id", "The article."),
    key("coding_id", "Key: UUIDv5 of article, text state, coder, revision and content."),
    link("version_id", "The text state that was coded; NULL where the coding names none."),
    link("coder_id", "The coder: deconf.coder.", nullable=False),
    text("coder_version", "Version of the coder, as stated."),
    integer("revision", "How often this coder has answered about this text state, from 1.", nullable=False),
    digest("content_sha256", "SHA-256 of the coding document in canonical JSON."),
    text("review_state_code", "candidate, vetted, disputed or withdrawn; code of vocab.review_state.", nullable=False),
    moment("known_from", "When this database learned it (UTC)."),
    moment("known_to", "When it was replaced or withdrawn (UTC); NULL = still stands.", nullable=True),
    link("run_id", "The run that loaded it: ops.run.", nullable=False),
    digest_check("content_sha256"),
    CheckConstraint("revision >= 1", name="revision"),
    order_check("known_order", "known_from", "known_to"),
    CheckConstraint("known_to IS NOT NULL OR review_state_code <> 'withdrawn'", name="withdrawn_is_closed"),
    ForeignKeyConstraint(["article_id"], ["deconf.article.article_id"]),
    Index(None, "article_id", "coder_id"),
    Index(None, "content_sha256"),
    schema=CORE,
    comment="One coder's whole answer about one text state; replaced as a whole, never changed. Grows.",
)

coding_preference = Table(
    "coding_preference",
    metadata,
    key("article_id", "The article."),
    key("coding_id", "The coding."),
    moment("preferred_from", "From when this coding was the one that counts for its text state (UTC).", primary=True),
    moment("preferred_to", "Until when (UTC); NULL = counts now.", nullable=True),
    order_check("preferred_order", "preferred_from", "preferred_to"),
    ForeignKeyConstraint(["article_id", "coding_id"], ["deconf.coding.article_id", "deconf.coding.coding_id"]),
    schema=CORE,
    comment="When which coding counted: vetted before human before llm before rules, then the newest. Grows.",
)

proposition = Table(
    "proposition",
    metadata,
    key("article_id", "The article."),
    key("proposition_id", "Key: UUIDv5 of coding and ref."),
    link("coding_id", "The coding.", nullable=False),
    text("ref", "The coding's own name for it.", nullable=False),
    text("kind_code", "Kind of proposition; code of vocab.proposition_kind; NULL = not judged."),
    text("gist", "The content in neutral words of the coder; NULL = none given."),
    link("mechanism_id", "The mechanism that it is about: deconf.mechanism; NULL = none."),
    link("meeting_id", "The meeting that it is about: deconf.meeting; NULL = none."),
    link("incident_id", "The incident that it is about: deconf.incident; NULL = none."),
    text("track_code", "Track of the status; code of vocab.mechanism_track; NULL = no status."),
    text("status_code", "Status of the mechanism; code of vocab.mechanism_status; NULL = no status."),
    *date_block("when", "When the status is known to have held"),
    day(
        "when_known_from",
        "First day on which the status is known to have held: an open end contributes only its known day.",
    ),
    day("when_known_to", "Last day on which the status is known to have held."),
    day("when_widest_from", "when_from widened by 3 days, 1 month or 1 year where approximate; serves comparisons."),
    day("when_widest_to", "when_to widened likewise."),
    integer("rounds_completed", "Rounds of talks completed by then; NULL = not stated."),
    link("initiator_actor_id", "Who proposed, or broke off, where the source names it: deconf.actor."),
    text("note", "The coder's note."),
    text("quantity_measure", "What is counted; code of vocab.quantity_measure; NULL = no figure."),
    Column("quantity_low", Numeric(20, 4), comment="Lower bound of the figure, in quantity_unit; NULL = none stated."),
    Column(
        "quantity_best", Numeric(20, 4), comment="Best estimate of the figure, in quantity_unit; NULL = none stated."
    ),
    Column("quantity_high", Numeric(20, 4), comment="Upper bound of the figure, in quantity_unit; NULL = none stated."),
    text("quantity_unit", "Unit of the figure; code of vocab.quantity_unit."),
    text("quantity_qualifier", "How the figure is hedged; code of vocab.quantity_qualifier."),
    *coded_by_rule(),
    *date_checks("when"),
    order_check("known_order", "when_known_from", "when_known_to"),
    order_check("quantity_order", "quantity_low", "quantity_high"),
    CheckConstraint("num_nonnulls(mechanism_id, meeting_id, incident_id) <= 1", name="one_subject"),
    CheckConstraint("(track_code IS NULL) = (status_code IS NULL)", name="status_has_track"),
    CheckConstraint("status_code IS NULL OR mechanism_id IS NOT NULL", name="status_has_mechanism"),
    CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    ForeignKeyConstraint(["article_id", "coding_id"], ["deconf.coding.article_id", "deconf.coding.coding_id"]),
    Index(None, "mechanism_id", postgresql_where="mechanism_id IS NOT NULL"),
    Index(None, "meeting_id", postgresql_where="meeting_id IS NOT NULL"),
    Index(None, "incident_id", postgresql_where="incident_id IS NOT NULL"),
    schema=CORE,
    comment="A content that somebody may claim, in neutral words; about at most one subject. One row a coding and ref. Grows.",
)

claim = Table(
    "claim",
    metadata,
    key("article_id", "The article."),
    key("claim_id", "Key: UUIDv5 of coding and ref."),
    link("coding_id", "The coding.", nullable=False),
    text("ref", "The coding's own name for it.", nullable=False),
    link("proposition_id", "What is claimed: deconf.proposition.", nullable=False),
    link("speaker_actor_id", "Who speaks: deconf.actor.", nullable=False),
    link("office_id", "In which office: deconf.office; NULL = none stated."),
    text("stance_code", "Stance to the proposition; code of vocab.stance, which holds the polarity.", nullable=False),
    text("speech_act_code", "Speech act; code of vocab.speech_act; NULL = not judged."),
    text("certainty_code", "Certainty expressed; code of vocab.certainty; NULL = not judged."),
    text("setting_code", "Setting in which it was said; code of vocab.setting; NULL = not stated."),
    link("told_to_source_id", "The outlet that it was said to: deconf.source; NULL = none stated."),
    *date_block("said", "When it was said"),
    text("condition", "The condition under which it was said to hold, in the coder's words."),
    *coded_by_rule(),
    *date_checks("said"),
    CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    ForeignKeyConstraint(
        ["article_id", "proposition_id"], ["deconf.proposition.article_id", "deconf.proposition.proposition_id"]
    ),
    Index(None, "article_id", "proposition_id"),
    # Retractions are few among claims, and every contradiction asks for them.
    Index("claim_retract_idx", "article_id", "proposition_id", postgresql_where="stance_code = 'retract'"),
    schema=CORE,
    comment="Speaker x proposition x stance. One row a coding and ref, whatever the number of mentions. Grows.",
)

mention = Table(
    "mention",
    metadata,
    key("article_id", "The article."),
    key("claim_id", "The claim."),
    small("mention_no", "Order within the claim, from 1.", primary=True),
    integer("start_offset", "First code point of the span in the coded text, from 0.", nullable=False),
    integer("end_offset", "Code point after the last.", nullable=False),
    text("quote_mode_code", "How the words stand there; code of vocab.quote_mode; NULL = not judged."),
    digest("span_sha256", "SHA-256 of the span in UTF-8: lets anybody who has the article check it."),
    *coded_by_rule(),
    CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    digest_check("span_sha256"),
    CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="offsets"),
    ForeignKeyConstraint(["article_id", "claim_id"], ["deconf.claim.article_id", "deconf.claim.claim_id"]),
    schema=CORE,
    comment="A claim in one span of the text. One row a claim and place. Grows.",
)

attribution = Table(
    "attribution",
    metadata,
    key("article_id", "The article."),
    key("claim_id", "The claim."),
    small("mention_no", "The mention.", primary=True),
    small("step", "Depth in the chain: 1 is the publisher, the last the speaker.", primary=True),
    text("link_code", "How this hand passed it on; code of vocab.attribution_link.", nullable=False),
    link("source_id", "The outlet or agency: deconf.source; NULL where an actor stands."),
    link("actor_id", "The speaker or relaying actor: deconf.actor; NULL where a source stands."),
    CheckConstraint("step >= 1", name="step"),
    CheckConstraint("num_nonnulls(source_id, actor_id) = 1", name="one_hand"),
    ForeignKeyConstraint(
        ["article_id", "claim_id", "mention_no"],
        ["deconf.mention.article_id", "deconf.mention.claim_id", "deconf.mention.mention_no"],
    ),
    schema=CORE,
    comment="The chain of a mention, publisher first, speaker last, of any depth. One row a hand. Grows.",
)

mention_verification = Table(
    "mention_verification",
    metadata,
    key("article_id", "The article."),
    key("claim_id", "The claim."),
    small("mention_no", "The mention.", primary=True),
    key("version_id", "The text state that it was compared with."),
    flag("is_verified", "True: the span stands there letter for letter; false: it does not.", nullable=False),
    text("reason", "Why not; NULL where verified."),
    moment("verified_at", "When it was compared (UTC)."),
    CheckConstraint("is_verified = (reason IS NULL)", name="reason"),
    ForeignKeyConstraint(
        ["article_id", "claim_id", "mention_no"],
        ["deconf.mention.article_id", "deconf.mention.claim_id", "deconf.mention.mention_no"],
    ),
    ForeignKeyConstraint(
        ["article_id", "version_id"], ["deconf.article_version.article_id", "deconf.article_version.version_id"]
    ),
    schema=CORE,
    comment="Result of comparing a mention with a text. One row a mention and text state. Grows.",
)

proposition_relation = Table(
    "proposition_relation",
    metadata,
    key("article_id", "The article."),
    key("from_proposition_id", "The proposition that the relation starts from."),
    key("to_proposition_id", "The proposition that it leads to."),
    text("relation_code", "Relation; code of vocab.proposition_relation.", primary=True),
    link("coding_id", "The coding.", nullable=False),
    CheckConstraint("from_proposition_id <> to_proposition_id", name="two"),
    ForeignKeyConstraint(
        ["article_id", "from_proposition_id"], ["deconf.proposition.article_id", "deconf.proposition.proposition_id"]
    ),
    ForeignKeyConstraint(
        ["article_id", "to_proposition_id"], ["deconf.proposition.article_id", "deconf.proposition.proposition_id"]
    ),
    schema=CORE,
    comment="A relation between two propositions that the vocabulary does not already imply. Grows.",
)

office_attestation = Table(
    "office_attestation",
    metadata,
    key("article_id", "The article."),
    key("coding_id", "The coding."),
    small("attestation_no", "Order in the coding, from 1.", primary=True),
    link("person_actor_id", "The person: deconf.actor.", nullable=False),
    link("office_id", "The office: deconf.office.", nullable=False),
    day("attested_on", "The day on which the article attests it; NULL = no day stated."),
    ForeignKeyConstraint(["article_id", "coding_id"], ["deconf.coding.article_id", "deconf.coding.coding_id"]),
    Index(None, "person_actor_id"),
    schema=CORE,
    comment="An article attests that a person held an office on a day. Gaps between attestations are not filled. Grows.",
)
