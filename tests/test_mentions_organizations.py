"""Organisations: where their names begin, what short forms stand for, and what belongs to a body."""

import pytest
from found import bodies, mentions_in, named

from kg.model import ORGANIZATION


@pytest.mark.parametrize(
    ("page", "surface", "name"),
    [
        (("近日，昆明市总举办培训。",), "昆明市总", "昆明市总工会"),
        (("全总要求推广经验。",), "全总", "中华全国总工会"),
        (("全国总工会下发通知。",), "全国总工会", "中华全国总工会"),
        (("湖南省湘潭市推进改革。省总工会作出部署。",), "省总工会", "湖南省总工会"),
        (("湖南省湘潭市推进改革。市总工会抓好落实。",), "市总工会", "湘潭市总工会"),
        (("宁夏银川市行动起来。", "自治区总工会拨付资金。"), "自治区总工会", "宁夏回族自治区总工会"),
        (("在广东省，省总工会投入资金。在河北省，市总工会不知。",), "省总工会", "广东省总工会"),
        (("贵阳市南明区开展检查，区检察院提出建议。",), "区检察院", "南明区人民检察院"),
        (("江苏省南京市溧水区总工会会同区法院调解。",), "区法院", "溧水区人民法院"),
        (("四川省总工会下发通知。", "四川工会拨付资金。"), "四川工会", "四川省总工会"),
        (("湖北省宜昌市夷陵区法院开庭。",), "湖北省宜昌市夷陵区法院", "夷陵区人民法院"),
        (("厦门市中级人民法院开庭。",), "厦门市中级人民法院", "厦门市中级人民法院"),
        (("国家发改委发布数据。",), "国家发改委", "国家发展和改革委员会"),
        (
            ("浙江省温州市瓯海区总工会职工服务中心开门。",),
            "浙江省温州市瓯海区总工会职工服务中心",
            "瓯海区总工会职工服务中心",
        ),
    ],
)
def test_a_short_form_stands_for_the_full_name(page: tuple[str, ...], surface: str, name: str) -> None:
    """The page's own places fill in what 市总, 省总工会 and 区法院 leave out."""
    assert (surface, name) in named(ORGANIZATION, *page)


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("大赛由陕西省西安市总工会主办。", "陕西省西安市总工会", "西安市总工会"),
        ("记者从大连市总工会获悉，", "大连市总工会", "大连市总工会"),
        ("日前，长春市绿园区总工会联合多家单位行动。", "长春市绿园区总工会", "绿园区总工会"),
        ("今年与厦门市总工会签署协议。", "厦门市总工会", "厦门市总工会"),
        ("通过南昌市总工会牵线，", "南昌市总工会", "南昌市总工会"),
        ("这是河北省总工会的一项举措。", "河北省总工会", "河北省总工会"),
        ("北京市东城区建国门街道总工会揭牌。", "北京市东城区建国门街道总工会", "建国门街道总工会"),
        ("走进陕西建工集团有限公司，", "陕西建工集团有限公司", "陕西建工集团有限公司"),
        ("中铁十二局集团承建该项目。", "中铁十二局集团", "中铁十二局集团"),
        ("复旦大学的师生来了。", "复旦大学", "复旦大学"),
        ("成立于1958年的潍柴动力股份有限公司，", "潍柴动力股份有限公司", "潍柴动力股份有限公司"),
        ("《湖北日报》刊文。", "《湖北日报》", "湖北日报"),
        ("全国总工会泰州蹲点组到江苏双登集团有限公司调研。", "江苏双登集团有限公司", "江苏双登集团有限公司"),
        ("他出任陕西建工集团有限公司经理。", "陕西建工集团有限公司", "陕西建工集团有限公司"),
        ("项目开发商河南永昌置业有限公司被诉。", "河南永昌置业有限公司", "河南永昌置业有限公司"),
        ("县总工会委托北京中闻律师事务所代理。", "北京中闻律师事务所", "北京中闻律师事务所"),
        ("驿站联动苏州市公安局。", "苏州市公安局", "苏州市公安局"),
        ("承德市委市政府联合发文。", "承德市委", "承德市委"),
        ("松滋市总工会联合团市委行动。", "团市委", "共青团松滋市委"),
        ("广汽股份长沙分公司招工。", "广汽股份长沙分公司", "广汽股份长沙分公司"),
        ("合江县市场监管局携手工商银行合江支行送清凉。", "合江县市场监管局", "合江县市场监管局"),
        ("贵阳市血液中心获奖。", "贵阳市血液中心", "贵阳市血液中心"),
        ("新甘肃·甘肃日报记者来了。", "甘肃日报", "甘肃日报"),
        ("兰州市总工会支持建设张伟劳模创新工作室。", "张伟劳模创新工作室", "张伟劳模创新工作室"),
        ("合江县县委社会工作部副部长来了。", "合江县县委社会工作部", "合江县县委社会工作部"),
        ("我们联合献县总工会行动。", "献县总工会", "献县总工会"),
        ("走进佳能（中国）有限公司。", "佳能（中国）有限公司", "佳能（中国）有限公司"),
        (
            "走进中芯国际制造（上海）有限公司。",
            "中芯国际制造（上海）有限公司",
            "中芯国际制造（上海）有限公司",
        ),
        ("2人获聘北京铁路局首席技师。", "北京铁路局", "北京铁路局"),
        ("中国中铁九家劳模工匠创新工作室入选。", "中国中铁", "中国中铁"),
        ("走进浙江海利得材料有限公司。", "浙江海利得材料有限公司", "浙江海利得材料有限公司"),
    ],
)
def test_a_name_begins_where_the_sentence_ends(text: str, surface: str, name: str) -> None:
    """Prepositions, verbs and times before a name are no part of it; the places that lead to it are."""
    found = [pair for pair in named(ORGANIZATION, text) if pair[1] == name]
    assert found == [(surface, name)]


@pytest.mark.parametrize(
    ("page", "short", "full"),
    [
        (("走进广东美的集团股份有限公司。", "美的集团升级产线。"), "美的集团", "广东美的集团股份有限公司"),
        (
            ("贵州盘江煤电集团有限责任公司开工。盘江煤电集团有限责任公司招工。",),
            "盘江煤电集团有限责任公司",
            "贵州盘江煤电集团有限责任公司",
        ),
        (
            ("湖北宜化肥业集团股份有限公司开工。", "宜化集团招工。"),
            "宜化集团",
            "湖北宜化肥业集团股份有限公司",
        ),
        (("美的集团升级产线。", "走进广东美的集团股份有限公司。"), "美的集团", "广东美的集团股份有限公司"),
    ],
)
def test_a_firms_short_name_is_settled_by_the_page(page: tuple[str, ...], short: str, full: str) -> None:
    """Wherever on the page the full name stands, the short one is the same firm."""
    assert (short, full) in named(ORGANIZATION, *page)


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [
        ("甘肃省总工会权益保障部推出措施。", "甘肃省总工会权益保障部", "甘肃省总工会"),
        ("三一重工股份有限公司工会成立。", "三一重工股份有限公司工会", "三一重工股份有限公司"),
        ("复旦大学经济学院举行论坛。", "复旦大学经济学院", "复旦大学"),
        ("武汉铁路局武昌客运段添乘检查。", "武汉铁路局武昌客运段", "武汉铁路局"),
        ("青岛港集团党委、工会共同慰问。", "青岛港集团党委", "青岛港集团"),
    ],
)
def test_a_unit_stands_beside_its_body(text: str, unit: str, whole: str) -> None:
    """The unit is found, and inside it the body that it belongs to."""
    (outer,) = (m for surface, m in mentions_in(text) if surface == unit)
    inner = [m for _, m in mentions_in(text) if m.thing.name == whole]
    assert [outer.start <= m.start and m.end <= outer.end for m in inner] == [True]


def test_levels_share_their_tail() -> None:
    """省、市、区总工会 are three federations of one line of places."""
    found = [(s, m.thing.name) for s, m in mentions_in("山东省济南市历下区开会。", "省、市、区总工会参加。")]
    shared = [("省", "山东省总工会"), ("市", "济南市总工会"), ("区总工会", "历下区总工会")]
    assert [pair for pair in found if pair[1].endswith("总工会")] == shared


def test_a_department_is_of_its_bodys_kind() -> None:
    """A union's office is a union's, be its head noun that of a government elsewhere."""
    (office,) = (m for s, m in mentions_in("全国总工会办公厅下发通知。") if s == "全国总工会办公厅")
    assert office.subtype == "TradeUnion"


def test_an_enumeration_shares_its_owner() -> None:
    """Of “some group's committee, union” the union is the group's, and the bare word is no name of it."""
    (tail,) = (m for surface, m in mentions_in("青岛港集团党委、工会共同慰问。") if surface == "工会")
    assert (tail.thing.name, tail.named) == ("青岛港集团工会", False)


def test_a_body_bears_the_code_of_its_place() -> None:
    """Two federations of one name are told apart by the place that the name begins with."""
    codes = {
        city: [m.place for _, m in mentions_in(f"{city}鼓楼区总工会") if m.thing.name == "鼓楼区总工会"]
        for city in ("福州市", "南京市")
    }
    assert codes == {"福州市": ["350102"], "南京市": ["320106"]}


@pytest.mark.parametrize(
    "text",
    [
        "各级工会要加强学习。",
        "有关部门、企业和工会组织参加。",
        "多家公司出台措施。",
        "基层党组织书记参加培训。",
        "他说，工会是我们的家。",
        "农民专业合作社很多。",
        "成立243个劳动法律监督委员会。",
        "职工创建“工人先锋号”和现代化班组。",
        "吴凯代表市委致以问候。",
        "宣传教育部部长来了。",
        "向职工传递党委的关怀。",
        "构建“工会+法院+检察院”格局。",
        "重庆、四川两地工会合作，邀请部分省市工会参加。",
        "各区（市）县总工会负责人参加。",
        "提高县级医院水平，市场监管局参加。",
    ],
)
def test_generic_nouns_are_no_bodies(text: str) -> None:
    """A head noun with nothing of its own before it names nobody."""
    assert bodies(text) == []
