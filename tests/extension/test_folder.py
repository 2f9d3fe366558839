"""The folder as a whole: what the manifest, the sites and the sentences promise each other."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from model.labels import KINDS, Label

EXTENSION = Path(__file__).parents[2] / "extension"
LOOPBACK = ["http://127.0.0.1/*", "http://localhost/*"]


def load(name: str) -> Any:
    return json.loads((EXTENSION / name).read_text(encoding="utf-8"))


MANIFEST = load("manifest.json")
SITES = load("sites.json")["sites"]
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in EXTENSION.glob("*.js")}


def test_the_sites_follow_their_schema() -> None:
    schema = load("sites.schema.json")
    Draft202012Validator.check_schema(schema)
    assert list(map(str, Draft202012Validator(schema).iter_errors(load("sites.json")))) == []


@pytest.mark.parametrize("change", [{"hosts": []}, {"composers": []}, {"structure": None}])
def test_the_schema_refuses_a_broken_site(change: dict[str, Any]) -> None:
    broken = load("sites.json")
    broken["sites"][0] |= change
    assert list(Draft202012Validator(load("sites.schema.json")).iter_errors(broken))


def test_the_eight_sites_are_there() -> None:
    assert [site["name"] for site in SITES] == [
        *("facebook", "x", "linkedin", "reddit"),
        *("threads", "instagram", "mastodon", "bluesky"),
    ]


def test_the_extension_runs_on_its_sites_and_nowhere_else() -> None:
    (scripts,) = MANIFEST["content_scripts"]
    hosts = [f"https://{host}/*" for site in SITES for host in site["hosts"]]
    assert scripts["matches"] == hosts
    assert len(set(hosts)) == len(hosts)


def test_it_asks_for_no_more_than_storage_and_loopback() -> None:
    assert MANIFEST["permissions"] == ["storage"]
    assert MANIFEST["host_permissions"] == LOOPBACK
    assert "<all_urls>" not in json.dumps(MANIFEST)


def test_every_script_of_the_manifest_is_there_and_every_script_is_used() -> None:
    (content,) = MANIFEST["content_scripts"]
    background = MANIFEST["background"]
    named = {*content["js"], *background["scripts"], background["service_worker"]}
    page = (EXTENSION / "options.html").read_text(encoding="utf-8")
    named.update(re.findall(r'src="([^"]+\.js)"', page))
    assert named == set(SCRIPTS)


def test_only_the_background_talks_http() -> None:
    talking = {name for name, code in SCRIPTS.items() if re.search(r"\bfetch\(|XMLHttp", code)}
    assert talking == {"service.js", "background.js"}
    (own,) = re.findall(r"fetch\((.*)\)", SCRIPTS["background.js"])
    assert own == 'api.runtime.getURL("sites.json")'
    assert not {"service.js", "background.js"} & set(MANIFEST["content_scripts"][0]["js"])


def test_nothing_is_parsed_as_html_or_code() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    )
    assert [name for name, code in SCRIPTS.items() if forbidden.search(code)] == []


def test_no_code_knows_a_site_by_its_name() -> None:
    names = "|".join([site["name"] for site in SITES if len(site["name"]) > 1] + ["twitter"])
    for name, code in SCRIPTS.items():
        without_comments = re.sub(r"//.*|/\*.*?\*/", "", code, flags=re.S)
        assert not re.search(names, without_comments, re.IGNORECASE), name


def test_every_sentence_that_is_said_exists_and_every_one_is_said() -> None:
    sentences = set(load("_locales/en/messages.json"))
    page = (EXTENSION / "options.html").read_text(encoding="utf-8")
    said = set(re.findall(r'data-say="([^"]+)"', page))
    said |= set(re.findall(r"__MSG_(\w+)__", json.dumps(MANIFEST)))
    prefixes: set[str] = set()
    for code in SCRIPTS.values():
        said |= set(re.findall(r'\bsay\("(\w+)"', code))
        prefixes |= set(re.findall(r"\bsay\(\s*`(\w+_)\$\{", code))
    assert said <= sentences
    unsaid = {name for name in sentences - said if not name.startswith(tuple(prefixes))}
    assert unsaid == set()


def test_every_kind_of_vent_has_its_sentence_why() -> None:
    sentences = load("_locales/en/messages.json")
    assert [k for k in KINDS[Label.VENT] if f"why_{k}" not in sentences] == []


def test_every_site_has_said_where_its_rules_come_from() -> None:
    for site in SITES:
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", site["captured"]["on"])
        assert site["captured"]["from"]
        assert len(site["structure"]) > 40
