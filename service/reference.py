"""Pages made from the API's own description, without a script or a style from elsewhere."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from service.problems import PROBLEMS, Problem

Schema = Mapping[str, Any]

PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Unvent</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/try.css">
<header class="masthead">
<a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Unvent</a>
</header>
<main class="reading">
<h1>{title}</h1>
{body}
</main>
</html>
"""
FIELDS_HEAD: Final = '<tr><th scope="col">Field<th scope="col">Type<th scope="col">Meaning</tr>'
PROBLEMS_HEAD: Final = '<tr><th scope="col">Status<th scope="col">Type<th scope="col">Title</tr>'


def reference_page(api: Mapping[str, Any]) -> str:
    """The HTML of /docs, from the OpenAPI description."""
    operations = "".join(
        _operation(f"{method.upper()} {path}", operation)
        for path, item in api["paths"].items()
        for method, operation in item.items()
    )
    objects = "".join(
        _object(name, schema) for name, schema in api["components"]["schemas"].items()
    )
    problems = "".join(_problem_row(problem) for problem in PROBLEMS)
    return PAGE.format(
        title="API",
        body=f"<p>{escape(api['info']['summary'])} "
        'The same as a file: <a href="/openapi.json">openapi.json</a>.</p>'
        f"{operations}<h2>Objects</h2><p>A field marked * is always there.</p>{objects}"
        '<h2 id="problems">Problems</h2><p>Every answer that is not a 2xx is '
        "<code>application/problem+json</code> (RFC 9457).</p>"
        f"<table>{PROBLEMS_HEAD}{problems}</table>",
    )


def problem_page(problem: Problem) -> str:
    """The HTML that a problem's type leads to."""
    return PAGE.format(
        title=escape(problem.title),
        body=f"<p>{escape(problem.meaning)}</p><p>Status {problem.status}, type "
        f'<code>{problem.type}</code>. <a href="/docs#problems">All problems</a></p>',
    )


def _operation(name: str, operation: Mapping[str, Any]) -> str:
    answer = _body_type(operation["responses"]["200"])
    takes = f"Takes {_body_type(operation['requestBody'])}. " if "requestBody" in operation else ""
    return (
        f"<section><h2><code>{escape(name)}</code></h2>"
        f"<p>{escape(operation['description'])}</p><p>{takes}Answers {answer}.</p></section>"
    )


def _body_type(body: Mapping[str, Any]) -> str:
    return _type(body["content"]["application/json"]["schema"])


def _object(name: str, schema: Schema) -> str:
    required = schema.get("required", ())
    rows = "".join(
        _field(field, rule, field in required)
        for field, rule in schema.get("properties", {}).items()
    )
    fields = f"<table>{FIELDS_HEAD}{rows}</table>" if rows else f"<p>{_type(schema)}</p>"
    examples = "".join(_example(example) for example in schema.get("examples", ()))
    return (
        f'<section id="{name}"><h3>{name}</h3>'
        f"<p>{escape(schema.get('description', ''))}</p>{fields}{examples}</section>"
    )


def _example(example: object) -> str:
    return f"<pre>{escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>"


def _field(name: str, rule: Schema, required: bool) -> str:
    return (
        f"<tr><td><code>{escape(name)}</code>{' *' if required else ''}<td>{_type(rule)}"
        f"<td>{escape(_meaning(rule))}</tr>"
    )


def _type(rule: Schema) -> str:
    if "$ref" in rule:
        return _link(str(rule["$ref"]).rpartition("/")[2])
    if "properties" in rule:  # a schema that pydantic wrote out in place
        return _link(rule["title"])
    if "enum" in rule:
        return " or ".join(f"<code>{escape(value)}</code>" for value in rule["enum"])
    if "anyOf" in rule:
        return " or ".join(_type(option) for option in rule["anyOf"])
    if "items" in rule:
        return f"array of {_type(rule['items'])}"
    return escape(rule.get("type", "any"))


def _link(name: str) -> str:
    return f'<a href="#{name}">{name}</a>'


def _meaning(rule: Schema) -> str:
    options = [rule, *rule.get("anyOf", ())]
    return " ".join(option["description"] for option in options if "description" in option)


def _problem_row(problem: Problem) -> str:
    return (
        f'<tr><td>{problem.status}<td><a href="{problem.type}">{problem.slug}</a>'
        f"<td>{escape(problem.title)}</tr>"
    )
