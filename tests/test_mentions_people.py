"""People beside posts and verbs of speech, honours, and the groups that are served."""

import pytest
from found import mentions_in, named, names, people

from kg.model import GROUP, HONOUR, PERSON


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("长春市总工会副主席赵立新介绍，场次增加。", ["赵立新"]),
        ("“方便多了。”职工王海燕说。", ["王海燕"]),
        ("复旦大学教授张军认为，消费将回升。", ["张军"]),
        ("网约车司机何勇打开手机。", ["何勇"]),
        ("贵阳市南明区检察院检察长唐志军表示，", ["唐志军"]),
        ("宜宾市南溪区裴石镇党委书记杨德华说。", ["杨德华"]),
        ("维吾尔族姑娘阿依古丽·买买提在纺织厂工作。", ["阿依古丽·买买提"]),
        ("艾合买提•吐尔逊是一名工人。", ["艾合买提·吐尔逊"]),
        ("来自河南信阳的农民工李春花在广州打工。", ["李春花"]),
        ("张敏（化名）领到了救助金。", ["张敏"]),
        ("以电器钳工张伟为代表的创新工作室成立。", ["张伟"]),
        ("10名个人分别是蒋涛、王笑冰、米尔班·艾依提。", ["蒋涛", "王笑冰", "米尔班·艾依提"]),
        ("保洁员张淑芬（化名）说。", ["张淑芬"]),
        ("党组成员、副主席涂志刚，部长邓丽参加活动。", ["涂志刚", "邓丽"]),
        ("陈玉国一行来到如皋市。", ["陈玉国"]),
        ("获奖者是黄容、李鸿、侯双燕、王猛，来自一线。", ["黄容", "李鸿", "侯双燕", "王猛"]),
        ("美国作家史蒂夫·约翰逊到访。", ["史蒂夫·约翰逊"]),
        ("职工于海波表示，", ["于海波"]),
        ("姚伟荣获一等奖。", ["姚伟"]),
        ("冯周荣荣获一等奖。", ["冯周荣"]),
    ],
)
def test_a_name_stands_beside_what_people_are_or_do(text: str, found: list[str]) -> None:
    """A post before, a verb of speech behind, or the middle dot of other peoples' names shows a name."""
    assert people(text) == found


def test_a_surname_with_a_title_is_somebody_named_before() -> None:
    """张副主席 points back to the last person of that surname, and is no name of its own."""
    found = mentions_in("洛阳市总工会副主席张建国介绍情况。", "张副主席表示，李师傅也来了。")
    assert [(s, m.thing.name, m.named) for s, m in found if m.thing.kind == PERSON][1:] == [
        ("张副主席", "张建国", False)
    ]


@pytest.mark.parametrize(
    ("text", "subtype"), [("张敏（化名）领到了救助金。", "Pseudonym"), ("张敏说，很好。", "")]
)
def test_a_pseudonym_is_told_apart(text: str, subtype: str) -> None:
    """Someone whose name the article says is not the real one has a class of its own."""
    assert {m.subtype for _, m in mentions_in(text) if m.thing.kind == PERSON} == {subtype}


def test_a_name_said_again_needs_no_sign() -> None:
    """Once a post has shown the name, the page knows it wherever it stands."""
    found = people("电工何勇说，", "今年入冬以来何勇每天提前到岗。")
    assert found == ["何勇"]
    assert len(named("Person", "电工何勇说，", "今年入冬以来何勇每天提前到岗。")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "高温天气来临，安全生产不能放松。",
        "时代在变，文明在进步。",
        "金融和谐，万元奖励，相关人员参加。",
        "广大职工说，平台很好。",
        "党员、干部带头，成员参加。",
        "项目负责人表示，成本下降。",
        "夏日炎炎，关爱不停。",
        "支持企业发展。",
        "妻子和家长都来了。",
        "他走进敬老院，平台的服务很好。",
        "市委宣传部、市文明办联合行动。",
        "全国劳动模范说。",
    ],
)
def test_words_that_begin_like_names_are_none(text: str) -> None:
    """A surname's character alone makes nobody: common words stand in every sentence."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("焊工孙建国获全国五一劳动奖章。", ["全国五一劳动奖章"]),
        ("她获得“江西省三八红旗手”称号。", ["江西省三八红旗手"]),
        ("荣获江苏省五一劳动奖章、全国技术能手。", ["江苏省五一劳动奖章", "全国技术能手"]),
        ("被评为“全国优秀企业家”。", ["全国优秀企业家"]),
        ("山东省劳动模范刘大勇", ["山东省劳动模范"]),
        ("荣获中华技能大奖。", ["中华技能大奖"]),
        ("表彰廖如萱等11名职工为“福建省金牌工人”。", ["福建省金牌工人"]),
        ("命名张伟创新工作室为“山西省劳模创新工作室”。", ["山西省劳模创新工作室"]),
        ("劳动模范很多，先进工作者也很多。", []),
        ("向优秀企业家学习。", []),
    ],
)
def test_an_honour_has_its_level(text: str, found: list[str]) -> None:
    """A level, a place or a giver makes a title an honour; the place belongs to its name."""
    assert names(HONOUR, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("为货车司机、快递员送去清凉。", [("货车司机", "货车司机"), ("快递员", "快递员")]),
        ("慰问外卖小哥和环卫工。", [("外卖小哥", "外卖员"), ("环卫工", "环卫工人")]),
        ("服务新业态劳动者。", [("新业态劳动者", "新就业形态劳动者")]),
        ("帮助小微企业融资。", [("小微企业", "中小微企业")]),
        ("加强环境保护工作。", []),
        ("颁发金牌职工奖。", []),
        ("启动送温暖新就业形态劳动者服务季。", [("新就业形态劳动者", "新就业形态劳动者")]),
        ("办理农民工追薪案件20件。", [("农民工", "农民工")]),
    ],
)
def test_a_group_goes_by_one_name(text: str, found: list[tuple[str, str]]) -> None:
    """Other names of a group are read as the one that it is listed under."""
    assert named(GROUP, text) == found
