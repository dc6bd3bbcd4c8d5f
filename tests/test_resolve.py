"""Who is who: keys, entities, statements and figures out of records."""

from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from examples import (
    COURT,
    DEZHOU,
    DISTRICT,
    FUZHOU_GULOU,
    GULOU,
    NANJING_GULOU,
    PLATFORM,
    UNION,
    dezhou,
    distinct_records,
    one_article,
)
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PLACE, PROGRAM, Entity, Record, Thing, World
from kg.resolve import resolve
from kg.resolve.keys import FOLDERS

Part = TypeVar("Part")


def entity(world: World, key: str) -> Entity:
    found = {entity.id: entity for entity in world.entities}
    assert key in found, sorted(found)
    return found[key]


def test_same_name_elsewhere_is_another_body() -> None:
    """鼓楼区总工会 of 福州 and that of 南京 are two entities."""
    pages = [
        one_article(f"{city}的鼓楼区总工会。", [("鼓楼区总工会", GULOU, code)], source=f"{city}.txt")
        for city, code in (("福州", FUZHOU_GULOU), ("南京", NANJING_GULOU))
    ]
    assert [found.id for found in resolve(pages).entities] == [
        "org/江苏省南京市鼓楼区总工会",
        "org/福建省福州市鼓楼区总工会",
    ]


def test_most_frequent_place_decides() -> None:
    """Where mentions of one thing on a page disagree about its place, the most frequent is taken."""
    text = "甲鼓楼区总工会，乙鼓楼区总工会，丙鼓楼区总工会。"
    codes = (FUZHOU_GULOU, NANJING_GULOU, NANJING_GULOU)
    page = one_article(text, [("鼓楼区总工会", GULOU, code) for code in codes])
    assert [found.id for found in resolve([page]).entities] == ["org/江苏省南京市鼓楼区总工会"]


def test_place_and_those_above_it() -> None:
    """A place has its official name and level; the places it lies in are there without being mentioned."""
    world = resolve([one_article("在鼓楼举行。", [("鼓楼", DISTRICT, FUZHOU_GULOU)])])
    county, city, province = (
        entity(world, f"place/{key}") for key in ("福建省福州市鼓楼区", "福建省福州市", "福建省")
    )
    assert (county.name, county.subtype, county.aliases) == ("鼓楼区", "County", ("鼓楼",))
    assert (county.parent, city.parent, province.parent) == (city.id, province.id, "")
    assert (city.adcode, city.articles) == ("350100", ())


def test_written_out_place_is_the_gazetteers() -> None:
    """A place found by its full name alone is the one that the gazetteer puts above another."""
    world = resolve(
        [
            one_article(
                "福建省的鼓楼区。",
                [("福建省", Thing(PLACE, "福建省"), ""), ("鼓楼区", DISTRICT, FUZHOU_GULOU)],
            )
        ]
    )
    assert entity(world, "place/福建省").adcode == "350000"
    assert len([found for found in world.entities if found.name == "福建省"]) == 1


def test_names_of_an_entity() -> None:
    """The name is the thing's; aliases are all other forms that name it, white space closed up."""
    union = entity(resolve([dezhou()]), "org/德州市总工会")
    assert (union.name, union.aliases, union.subtype) == ("德州市总工会", ("德州市总",), "TradeUnion")
    assert [article.partition(".")[2] for article in union.articles] == ["1", "2"]


def test_names_that_differ_in_width_and_case_only() -> None:
    """“鲁工惠”App and 鲁工惠ＡＰＰ are one program."""
    wide = Thing(PROGRAM, "鲁工惠ＡＰＰ")
    world = resolve(
        [
            one_article(
                "鲁工惠ＡＰＰ即“鲁工惠”App。", [("鲁工惠ＡＰＰ", wide, ""), ("鲁工惠”App", PLATFORM, "")]
            )
        ]
    )
    assert [found.id for found in world.entities] == ["program/鲁工惠APP"]


def restated(record: Record, **changes: object) -> Record:
    """Give the record with its first relation said once more, changed."""
    again = replace(record.relations[0], **changes)  # type: ignore[arg-type]
    return replace(record, relations=(again, *record.relations))


@pytest.mark.parametrize(
    ("changes", "statements"),
    [
        ({"start": 1}, 3),
        ({"confidence": 0.95, "rule": "better"}, 3),
        ({"role": "开发"}, 4),
        ({"object": UNION}, 3),
    ],
    ids=["again", "surer", "another role", "of itself"],
)
def test_statements_are_said_once(changes: dict[str, object], statements: int) -> None:
    """An article's statement is kept once, roles apart; what a thing is said to be to itself is dropped."""
    assert len(resolve([restated(dezhou(), **changes)]).statements) == statements


def test_surest_statement_stays() -> None:
    """Of several sentences the surest is the evidence, of equally sure ones the first."""
    record = restated(restated(dezhou(), start=2, confidence=0.95), start=1, confidence=0.95)
    kept = next(said for said in resolve([record]).statements if said.relation.predicate == "runs")
    assert (kept.relation.start, kept.relation.confidence) == (1, 0.95)


def test_cooperation_has_no_direction() -> None:
    """Who acts with whom is one statement, its ends in the order of their ids."""
    page = one_article(
        "德州市总工会与法院。",
        [("德州市总工会", UNION, DEZHOU), ("法院", COURT, "")],
        [(UNION, "cooperatesWith", COURT), (COURT, "cooperatesWith", UNION)],
    )
    (said,) = resolve([page]).statements
    assert (said.subject, said.object) == ("org/德州市中级人民法院", "org/德州市总工会")
    assert said.relation.subject == COURT


def test_figures_are_said_once() -> None:
    """A number that an article gives twice is one figure; another value is another."""
    record = dezhou()
    (measure,) = record.measures
    again = (replace(measure, start=1), replace(measure, value=1.0), measure)
    figures = resolve([replace(record, measures=again)]).figures
    assert sorted((figure.measure.value, figure.measure.start) for figure in figures) == [
        (1.0, 7),
        (27300.0, 1),
    ]


@given(distinct_records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(records: list[Record], random: Random) -> None:
    """The same records give the same world, whatever order they, their mentions and relations come in."""

    def shuffled(found: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(random.sample(found, len(found)))

    mixed = [
        replace(
            record,
            mentions=shuffled(record.mentions),
            relations=shuffled(record.relations),
            measures=shuffled(record.measures),
        )
        for record in random.sample(records, len(records))
    ]
    assert resolve(mixed) == resolve(records)


@given(distinct_records())
def test_world_hangs_together(records: list[Record]) -> None:
    """Ids are unique and sorted; ends, parents and articles exist; an id says its kind."""
    world = resolve(records)
    ids = [found.id for found in world.entities]
    articles = {article.id for article in world.articles}
    for found in (world.entities, world.statements, world.figures, world.articles):
        named = [one.id for one in found]
        assert named == sorted(set(named))
    assert all(said.subject in ids and said.object in ids for said in world.statements)
    assert all(figure.of in ids for figure in world.figures)
    assert all(found.parent in (*ids, "") and {*found.articles} <= articles for found in world.entities)
    assert all(found.articles or found.adcode for found in world.entities)
    assert all(found.id.startswith(f"{FOLDERS[found.kind]}/") for found in world.entities)


def test_symmetric_property_is_the_ontologys() -> None:
    """The property whose statements have no direction is the one the ontology declares symmetric."""
    from rdflib import OWL, RDF, Graph

    from kg.resolve.links import SYMMETRIC
    from kg.resources import ontology_dir

    declared = Graph().parse(ontology_dir() / "kg.ttl").subjects(RDF.type, OWL.SymmetricProperty)
    assert {str(found).partition("#")[2] for found in declared} == {SYMMETRIC}
