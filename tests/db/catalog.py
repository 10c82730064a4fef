"""A database's schema as plain text, object by object, so that two of them can be compared and a difference read."""

from __future__ import annotations

from typing import Any

import psycopg

Catalog = dict[str, str]
"""Object -> definition, such as `column deconf.article.url` -> `4 text`."""

_OURS = "n.nspname !~ '^(pg_|information_schema$)'"
# A missing ACL means the default of its kind; GRANT and REVOKE make it explicit, which changes nothing.
_ACL = "array_to_string(ARRAY(SELECT a::text FROM unnest(coalesce({0}, acldefault('{1}', {2}))) AS a ORDER BY 1), ' ')"

# Each returns name and definition.
_STATEMENTS = {
    "database": f"SELECT '(this)', {_ACL.format('datacl', 'd', 'datdba')} FROM pg_database WHERE datname = current_database()",
    "schema": f"SELECT n.nspname, {_ACL.format('n.nspacl', 'n', 'n.nspowner')} FROM pg_namespace AS n WHERE {_OURS}",
    "relation": (
        "SELECT n.nspname || '.' || c.relname, concat_ws(' ', c.relkind, c.relpersistence, c.reloptions::text, "
        "CASE WHEN c.relrowsecurity THEN 'row security' END, "
        f"CASE WHEN c.relkind NOT IN ('i', 'I', 'c') THEN {_ACL.format('c.relacl', 'r', 'c.relowner')} END) "
        f"FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE {_OURS}"
    ),
    "column": (
        "SELECT n.nspname || '.' || c.relname || '.' || a.attname, "
        "concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod), l.collname, CASE WHEN a.attnotnull THEN 'NOT NULL' END, "
        "'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity, ''), nullif(a.attgenerated, ''), "
        "array_to_string(ARRAY(SELECT g::text FROM unnest(a.attacl) AS g ORDER BY 1), ' ')) "
        "FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
        "LEFT JOIN pg_collation AS l ON l.oid = a.attcollation AND l.collname <> 'default' "
        f"WHERE {_OURS} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind NOT IN ('i', 'I')"
    ),
    "constraint": (
        "SELECT n.nspname || '.' || c.relname || '.' || k.conname, "
        "concat_ws(' ', pg_get_constraintdef(k.oid), CASE WHEN NOT k.convalidated THEN 'not validated' END) "
        "FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        f"WHERE {_OURS}"
    ),
    "index": (
        "SELECT n.nspname || '.' || c.relname, "
        "concat_ws(' ', pg_get_indexdef(i.indexrelid), CASE WHEN NOT i.indisvalid THEN 'invalid' END) "
        "FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        f"WHERE {_OURS}"
    ),
    "view": (
        "SELECT n.nspname || '.' || c.relname, pg_get_viewdef(c.oid) "
        f"FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE {_OURS} AND c.relkind IN ('v', 'm')"
    ),
    "function": (
        f"SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid) || ' ' || {_ACL.format('p.proacl', 'f', 'p.proowner')} "
        f"FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE {_OURS} AND p.prokind <> 'a'"
    ),
    "trigger": (
        "SELECT n.nspname || '.' || c.relname || '.' || t.tgname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) "
        "FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        f"WHERE {_OURS} AND NOT t.tgisinternal"
    ),
    "comment": (
        "SELECT o.type || ' ' || o.identity, d.description FROM pg_description AS d, "
        "pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o "
        "WHERE d.objoid >= 16384"  # older ones came with the server
    ),
    "extension": "SELECT extname, extversion FROM pg_extension",
    "default privilege": (
        "SELECT concat_ws(' ', defaclrole::regrole, defaclnamespace, defaclobjtype), defaclacl::text FROM pg_default_acl"
    ),
}


def catalog(connection: psycopg.Connection[Any]) -> Catalog:
    """Everything in a database that is not PostgreSQL's own, with owners' defaults, comments and grants."""
    found: Catalog = {}
    with connection.transaction():
        # Names in definitions are written out in full where the search path does not find them.
        connection.execute("SET LOCAL search_path = pg_catalog")
        for kind, statement in _STATEMENTS.items():
            for name, definition in connection.execute(statement.encode()):
                found[f"{kind} {name}"] = definition
    return found


def differences(one: Catalog, other: Catalog) -> list[str]:
    """What only one of two catalogs holds, and what they define differently."""
    return [
        f"{name}\n  - {one.get(name, '(missing)')}\n  + {other.get(name, '(missing)')}"
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    ]
