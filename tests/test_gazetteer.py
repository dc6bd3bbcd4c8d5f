"""The divisions of China: where each lies, what it is called, and which names are one place's alone."""

import pytest

from kg import gazetteer

BEIJING, DONGCHENG, CHONGQING, WUXI = "110000", "110101", "500000", "500238"
CHENGDU, WUHOU, KUNSHAN, SHIHEZI, XIANTAO = "510100", "510107", "320583", "659001", "429004"
XINJIANG, LIANGSHAN, DALI, YANBIAN, DACHANG = "650000", "513400", "532900", "222400", "131028"


@pytest.mark.parametrize(
    ("adcode", "level"),
    [
        (BEIJING, "Province"),
        (XINJIANG, "Province"),
        (CHENGDU, "City"),
        (LIANGSHAN, "City"),
        (WUHOU, "County"),
        (KUNSHAN, "County"),
        (XIANTAO, "County"),
        ("110101008", "Town"),
    ],
)
def test_a_code_shows_its_level(adcode: str, level: str) -> None:
    """Levels are the ontology's: municipalities are provinces, prefectures cities, county cities counties."""
    assert gazetteer.level(adcode) == level


@pytest.mark.parametrize(
    ("adcode", "parent"),
    [
        (BEIJING, ""),
        (CHENGDU, "510000"),
        (WUHOU, CHENGDU),
        (KUNSHAN, "320500"),
        ("110101008", DONGCHENG),
        (DONGCHENG, BEIJING),
        (WUXI, CHONGQING),
        (SHIHEZI, XINJIANG),
        (XIANTAO, "420000"),
    ],
)
def test_a_place_lies_in_the_one_above(adcode: str, parent: str) -> None:
    """A municipality's districts, and county cities under no prefecture, lie in their province at once."""
    assert gazetteer.parent(adcode) == parent


@pytest.mark.parametrize(
    ("former", "adcodes"),
    [("襄樊市", ("420600",)), ("江都市", ("321012",)), ("密云县", ("110118",)), ("武侯区", ())],
)
def test_a_former_name_leads_to_todays_place(former: str, adcodes: tuple[str, ...]) -> None:
    """Renamed divisions, and those that became another kind of division, are known by the old name."""
    assert gazetteer.by_former_name().get(former, ()) == adcodes


@pytest.mark.parametrize(
    ("adcode", "full_name"),
    [
        (WUHOU, "四川省成都市武侯区"),
        (DONGCHENG, "北京市东城区"),
        (WUXI, "重庆市巫溪县"),
        (XIANTAO, "湖北省仙桃市"),
        ("110101008", "北京市东城区建国门街道"),
        (XINJIANG, "新疆维吾尔自治区"),
    ],
)
def test_a_full_name_starts_with_the_province(adcode: str, full_name: str) -> None:
    """Names of the whole lineage are joined, and none of them twice."""
    assert gazetteer.full_name(adcode) == full_name


@pytest.mark.parametrize(
    ("adcode", "forms"),
    [
        (CHENGDU, {"成都"}),
        (KUNSHAN, {"昆山"}),
        (XINJIANG, {"新疆"}),
        ("450000", {"广西"}),
        ("640000", {"宁夏"}),
        ("150000", {"内蒙古"}),
        (DALI, {"大理", "大理州"}),
        (LIANGSHAN, {"凉山", "凉山州"}),
        (YANBIAN, {"延边", "延边州"}),
        (DACHANG, {"大厂", "大厂县"}),
        ("110101008", set()),
    ],
)
def test_short_forms_drop_level_and_nationality(adcode: str, forms: set[str]) -> None:
    """Autonomous places keep one form with their level; towns have no short form."""
    found = set(gazetteer.short_forms(adcode))
    assert forms <= found
    assert all(form not in found for form in (gazetteer.name(adcode), ""))


def test_districts_of_one_character_have_no_short_form() -> None:
    """忠县 and 泾县 are called by their whole name: the stem alone is an everyday character."""
    for code in gazetteer.by_name()["忠县"] + gazetteer.by_name()["泾县"]:
        assert not list(gazetteer.short_forms(code))


@pytest.mark.parametrize(
    ("place_name", "unique"),
    [
        ("武侯区", True),
        ("昆山市", True),
        ("鼓楼区", False),
        ("朝阳区", False),
        ("城关镇", False),
        ("不存在的县", False),
    ],
)
def test_some_names_are_one_places_alone(place_name: str, unique: bool) -> None:
    """A name that several places bear, or none, is not unique."""
    assert gazetteer.is_unique(place_name) is unique


def test_every_place_lies_in_one_that_exists() -> None:
    """Every code has a name; its parent has one and stands one level or more above it."""
    ranks = ("Province", "City", "County", "Town")
    for code in (code for codes in gazetteer.by_name().values() for code in codes):
        above = gazetteer.parent(code)
        if not above:
            assert gazetteer.level(code) == "Province", code
            continue
        assert gazetteer.name(above)
        assert ranks.index(gazetteer.level(above)) < ranks.index(gazetteer.level(code)), code


def test_a_short_form_means_the_larger_place_first() -> None:
    """吉林 is the province before the city, 朝阳 the city before the districts of that name."""
    for form, first in (("吉林", "220000"), ("朝阳", "211300")):
        codes = gazetteer.by_short_form()[form]
        assert codes[0] == first
        assert len(codes) > 1


def test_an_unknown_code_is_no_place() -> None:
    """There is nothing to say of a code that no place bears."""
    with pytest.raises(KeyError):
        gazetteer.name("999999")
