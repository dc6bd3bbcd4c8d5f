"""Puts network, contents, style and scripts together into one HTML file that asks nothing of the net."""

import json
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.map.contents import contents, texts
from kg.map.drawing import AT_ONCE, draw
from kg.whole import written_whole

TEMPLATES = files("kg") / "templates"
VIS_NETWORK = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
# In the order in which they use one another.
SCRIPTS = (
    *("data", "state", "dom", "filters", "spots", "shapes"),
    *("palette", "labels", "canvas", "camera", "focus"),
    *("quotes", "entity", "edge", "article", "paths", "listing"),
    *("picture", "sheet", "sparql", "takeaway", "panel"),
    *("search", "legend", "choices", "timeline", "address", "keyboard", "printing", "main"),
)
# A closing tag, a comment's opening or a line separator inside a string would end the block of data.
UNSAFE_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def write_map(graph: nx.MultiDiGraph, path: Path, labels: Mapping[str, Mapping[str, str]]) -> None:
    """Write the map of `graph` to `path`, whole or not at all; the same graph gives the same bytes.

    `labels` has, by local name of a kind, subtype or predicate, its label by language: {"runs":
    {"zh": "开展", "en": "runs"}}. OSError where the file cannot be written.
    """
    with written_whole(path) as file:
        file.write(_render(graph, labels))


def _render(graph: nx.MultiDiGraph, labels: Mapping[str, Mapping[str, str]]) -> str:
    """Let pyvis fill our template from its network."""
    known = contents(graph)
    network = draw(graph)
    network.path = "map.html"
    network.templateEnv = _environment(
        data=known | {"labels": _plain(labels), "at_once": AT_ONCE},
        texts=texts(graph, [article["id"] for article in known["articles"]]),
    )
    html: str = network.generate_html()
    return html


def _plain(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: dict(by_language) for name, by_language in labels.items()}


def _environment(**blocks: Any) -> Environment:
    """Make the templates' surroundings; `blocks` are the page's blocks of data."""
    environment = Environment(
        loader=PackageLoader("kg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    scripts = [VIS_NETWORK.read_text(encoding="utf-8"), _own_script()]
    environment.filters["script_json"] = _script_json
    environment.globals.update(
        **blocks,
        interface=tomllib.loads((TEMPLATES / "interface.toml").read_text(encoding="utf-8")),
        style=Markup((TEMPLATES / "map.css").read_text(encoding="utf-8")),  # noqa: S704 our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 our own and pyvis' files
        script_hashes=[_hash(script) for script in scripts],
    )
    return environment


def _own_script() -> str:
    parts = [(TEMPLATES / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();"


def _hash(script: str) -> str:
    """Return what the page's content policy knows a script by, so that no other script runs."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element; `value` may be JSON already, as pyvis' options are."""
    dump = partial(json.dumps, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text = dump(json.loads(value) if isinstance(value, str) else value)
    return Markup(text.translate(UNSAFE_IN_SCRIPT))  # noqa: S704 escaped in this line
