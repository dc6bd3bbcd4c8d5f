"""Places: paths of divisions, ambiguous names, short forms, levels, and sites that no list has."""

import pytest
from found import places

NANJING_GULOU, FUZHOU_GULOU, XUZHOU_GULOU = "320106", "350102", "320302"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "近日，四川省成都市武侯区启动技能比武。",
            [("四川省", "510000"), ("成都市", "510100"), ("武侯区", "510107")],
        ),
        ("来到广西柳州市柳南区。", [("广西", "450000"), ("柳州市", "450200"), ("柳南区", "450204")]),
        ("上海市青浦区开工。", [("上海市", "310000"), ("青浦区", "310118")]),
        (
            "宜宾市南溪区裴石镇的茶园里，",
            [("宜宾市", "511500"), ("南溪区", "511503"), ("裴石镇", "511503109")],
        ),
        ("活动在宁夏银川举行。", [("宁夏", "640000"), ("银川", "640100")]),
        ("云南省大理白族自治州开通专线。", [("云南省", "530000"), ("大理白族自治州", "532900")]),
        ("延边州启动服务月。", [("延边州", "222400")]),
        ("内蒙古包头市开展活动。", [("内蒙古", "150000"), ("包头市", "150200")]),
        ("来到江苏省昆山市调研。", [("江苏省", "320000"), ("昆山市", "320583")]),
    ],
)
def test_a_path_is_read_place_by_place(text: str, found: list[tuple[str, str]]) -> None:
    """Each division of a path is a mention of its own, in full or in its short form."""
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("襄樊市曾获表彰。", [("襄樊市", "420600")]),
        ("来到广西来宾市，来宾正在建厂。", [("广西", "450000"), ("来宾市", "451300"), ("来宾", "451300")]),
        ("各位来宾参加活动。", []),
        ("来到献县，忠县县委推广经验。", [("献县", "130929"), ("忠县", "500233")]),
        ("献县总工会与景县总工会结对。", [("献县", "130929"), ("景县", "131127")]),
        ("教育兴县，市总工会和县总工会行动，贡献县城力量。", []),
        ("靖江公安局通报，公安工作得到加强。", []),
        ("党组成员焦开河出席活动。", []),
        ("记者从江苏省南京市获悉，", [("江苏省", "320000"), ("南京市", "320100")]),
        ("绍兴市杨汛桥镇的厂房，", [("绍兴市", "330600"), ("杨汛桥镇", "杨汛桥镇")]),
    ],
)
def test_names_of_old_and_everyday_names(text: str, found: list[tuple[str, str]]) -> None:
    """A former name is today's place; a name that is a word as well is a place where the page says so."""
    assert places(text) == found


@pytest.mark.parametrize(
    ("page", "adcode"),
    [
        (("南京市下发文件。", "鼓楼区率先行动。"), NANJING_GULOU),
        (("福州市下发文件。", "鼓楼区率先行动。"), FUZHOU_GULOU),
        (("鼓楼区率先行动。", "徐州市总结经验。"), XUZHOU_GULOU),
        (("江苏省徐州市鼓楼区率先行动。", "鼓楼区还出台办法。"), XUZHOU_GULOU),
    ],
)
def test_a_page_settles_an_ambiguous_name(page: tuple[str, ...], adcode: str) -> None:
    """Several cities have a 鼓楼区: the city that the page names, before or after, says which is meant."""
    assert {code for surface, code in places(*page) if surface == "鼓楼区"} == {adcode}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("洛阳市下发通知，全市各地行动起来。", ("全市", "410300")),
        ("大连市今年投入使用。该市计划再建十处。", ("该市", "210200")),
        ("河北省部署开展检查，全省共抽查百家。", ("全省", "130000")),
        ("河北省唐山市路南区行动，全省关注。", ("全省", "130000")),
    ],
)
def test_a_level_points_to_the_nearest_place_of_it(text: str, found: tuple[str, str]) -> None:
    """全市 is the city that was spoken of, 全省 the province it lies in or that was named."""
    assert found in places(text)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("招聘会在翠湖公园举办。", "翠湖公园"),
        ("比赛在唐山市体育馆举行。", "唐山市体育馆"),
        ("宜宾市南溪区裴石镇大湾村的茶园里，", "大湾村"),
        ("首届长三角职工论坛举行。", "长三角"),
    ],
)
def test_sites_are_found_by_their_head_noun(text: str, site: str) -> None:
    """Parks, halls, villages and regions are places without a code."""
    assert (site, site) in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "他把安全放在第一位。",
        "致富路上有你有我。",
        "职工在工业园区里参观。",
        "他们来到人民广场旁的新村。",
        "西安路的商户很多。",
        "公平公正公开的环境。",
    ],
)
def test_everyday_words_are_no_divisions(text: str) -> None:
    """Nothing in a sentence that names no division bears an adcode."""
    assert not [code for _, code in places(text) if code.isdigit()]
