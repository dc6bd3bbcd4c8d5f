"""Programs: quotations, titles, numbered meetings, head nouns, and words that point back to them."""

import pytest
from found import mentions_in, named, programs

from kg.model import PROGRAM


@pytest.mark.parametrize(
    ("text", "name", "subtype"),
    [
        ("举办“春风送岗”专场招聘会。", "“春风送岗”专场招聘会", "Campaign"),
        ("延边州总工会推出“e路暖心”小程序。", "“e路暖心”小程序", "DigitalSystem"),
        ("开展“送法进企业”活动。", "“送法进企业”活动", "Campaign"),
        ("举行“哈电杯”职工技能大赛。", "“哈电杯”职工技能大赛", "Competition"),
        ("推出「工惠通」平台。", "“工惠通”平台", "DigitalSystem"),
        ('推出"工学e站"平台。', "“工学e站”平台", "DigitalSystem"),
        ("启动“暖心驿站”建设。", "暖心驿站", "Service"),
        ("设立“巧手工坊”系列活动。", "“巧手工坊”系列活动", "Campaign"),
        ("第五届全国智能制造大赛开赛。", "第五届全国智能制造大赛", "Competition"),
        ("第八届中国国际进口博览会开幕。", "第八届中国国际进口博览会", "Event"),
        ("党的二十届三中全会召开。", "党的二十届三中全会", "Event"),
        ("三中全会精神深入人心。", "三中全会", "Event"),
        ("武汉市总工会部署2025年劳动竞赛。", "2025年劳动竞赛", "Competition"),
        ("武汉市职工职业技能大赛落幕。", "武汉市职工职业技能大赛", "Competition"),
        ("深化产业工人队伍建设改革。", "产业工人队伍建设改革", "Policy"),
        ("纵深推进“产改”。", "产业工人队伍建设改革", "Policy"),
        ("12351职工维权热线开通。", "12351职工维权热线", "Service"),
        ("贯彻《中华人民共和国安全生产法》。", "中华人民共和国安全生产法", "Policy"),
        ("印发《湖北省职工劳动权益保障条例》。", "湖北省职工劳动权益保障条例", "Policy"),
        ("举办《民法典》知识竞赛。", "《民法典》知识竞赛", "Competition"),
        ("签署《关于共建调解中心的协议》。", "关于共建调解中心的协议", "Policy"),
        ("举办“庆五一·劳动颂”宣传活动。", "“庆五一·劳动颂”宣传活动", "Campaign"),
        ("组织“她力量”读书分享会。", "“她力量”读书分享会", "Event"),
        ("开展“双百双千”劳动和技能竞赛。", "“双百双千”劳动和技能竞赛", "Competition"),
        ("开展“访古寻新”主题活动。", "“访古寻新”主题活动", "Campaign"),
        ("合江县总工会打造“农民工维权港”。", "农民工维权港", "Service"),
        ("推出了“骑士健康卡”，持卡就医。", "骑士健康卡", "Service"),
        ("他在暖“新”食堂吃饭。", "暖“新”食堂", "Service"),
        ("开展“情暖‘蜂’巢”慰问活动。", "“情暖“蜂”巢”慰问活动", "Campaign"),
        ("举办名为“夏日‘新’清凉，关爱‘新’力量”的暖心活动。", "夏日“新”清凉，关爱“新”力量", "Campaign"),
        ("开启关爱“新”力量活动。", "关爱“新”力量活动", "Campaign"),
        ("开展“月满情浓”节前慰问快递员活动。", "“月满情浓”节前慰问快递员活动", "Campaign"),
        ("开展“清凉一夏”工会驿站关爱特别行动。", "“清凉一夏”工会驿站关爱特别行动", "Campaign"),
        ("合江县总工会打造24小时智慧爱心驿站。", "24小时智慧爱心驿站", "Service"),
        ("建立新就业形态劳动者权益协商协调机制。", "新就业形态劳动者权益协商协调机制", "Mechanism"),
        ("开办4期免费暑期爱心托管班。", "免费暑期爱心托管班", "Service"),
        ("24小时工会驿站开门。", "工会驿站", "Service"),
        ("中交集团2023年职工之家建设推进会召开。", "中交集团2023年职工之家建设推进会", "Event"),
        ("涵盖“工会培训帮就业”“工会创业帮就业”5个专项行动。", "工会培训帮就业", "Campaign"),
    ],
)
def test_a_program_has_a_name_and_a_kind(text: str, name: str, subtype: str) -> None:
    """The head noun, in or behind the marks, says what kind of program it is."""
    found = {(m.thing.name, m.subtype) for _, m in mentions_in(text) if m.thing.kind == PROGRAM}
    assert (name, subtype) in found


@pytest.mark.parametrize(
    ("text", "subtype", "found"),
    [
        ("开发“工帮办”“工技通”等数字化应用。", "DigitalSystem", ["工帮办", "工技通"]),
        ("推出「云课堂」「智慧工会」等小程序。", "DigitalSystem", ["云课堂", "智慧工会"]),
        ("上线“惠工保”、“惠工贷”等服务平台。", "DigitalSystem", ["惠工保", "惠工贷"]),
        ("打造“阅听角”“心晴屋”和“乐享吧”等服务站点品牌。", "Service", ["阅听角", "心晴屋", "乐享吧"]),
    ],
)
def test_quotations_of_a_list_share_its_head(text: str, subtype: str, found: list[str]) -> None:
    """The noun behind the last quotation of an enumeration says what all of them are."""
    kinds = {m.thing.name: m.subtype for _, m in mentions_in(text) if m.thing.kind == PROGRAM}
    assert kinds == dict.fromkeys(found, subtype)


@pytest.mark.parametrize(
    ("page", "surface", "name"),
    [
        (("举办“湘工杯”技能大赛。本次大赛设三个工种。",), "本次大赛", "“湘工杯”技能大赛"),
        (("举办“湘工杯”技能大赛。", "大赛由省里指导。"), "大赛", "“湘工杯”技能大赛"),
        (
            ("出台《湖北省工会劳动权益条例》。《条例》规定，企业应当缴费。",),
            "《条例》",
            "湖北省工会劳动权益条例",
        ),
        (("举办“书香湘工”系列活动。本次活动由省里指导。",), "本次活动", "“书香湘工”系列活动"),
        (("推出“工学e站”平台。该平台有三个模块。",), "该平台", "“工学e站”平台"),
        (
            ("第八届中国国际进口博览会开幕。", "本届博览会吸引百国参展。"),
            "本届博览会",
            "第八届中国国际进口博览会",
        ),
        (("举办“湘工杯”技能大赛。此项赛事由省里指导。",), "此项赛事", "“湘工杯”技能大赛"),
    ],
)
def test_a_pointing_noun_means_what_was_named(page: tuple[str, ...], surface: str, name: str) -> None:
    """本次, 该 and a bare title point back to the last program under that noun, and name nothing new."""
    (back,) = (m for text, m in mentions_in(*page) if text == surface)
    assert (back.thing.name, back.named) == (name, False)


def test_a_slip_of_one_character_is_no_new_thing() -> None:
    """What differs from a more frequent name in a character that looks alike means that one."""
    found = named(
        PROGRAM, "开展“云端入会”活动。“云端入会”活动受欢迎。", "“云端人会”活动结束，“云端大会”活动开始。"
    )
    assert [name for _, name in found] == ["“云端入会”活动"] * 3 + ["“云端大会”活动"]


def test_a_quotation_again_is_the_same_program() -> None:
    """Without its head noun the quotation still means the program that it named."""
    found = named(PROGRAM, "推出“云上工友”平台。", "“云上工友”好用，人人夸。", "使用云上工友的人多了。")
    assert {name for _, name in found} == {"“云上工友”平台"}
    assert len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "职工们说：“这个活动真好！”",
        "工会是职工的“娘家人”。",
        "让服务跑出“加速度”。",
        "参加技能竞赛、技能培训的人很多。",
        "他读了《平凡的世界》。",
        "大家提出意见，完善制度。",
        "《条例》规定，企业应当缴费。",
        "该平台运行平稳。",
        "洛阳市总工会计划投入1720万元。",
        "洛阳市总工会拟新建驿站312个。",
        "本次活动很成功。",
        "电焊工等20个工种实际操作比赛启动。",
        "打造“娘家人”，推出“组合拳”。",
    ],
)
def test_speech_figures_and_bare_nouns_are_no_programs(text: str) -> None:
    """Quoted speech, the trade's metaphors, and nouns that everybody uses name no program."""
    assert programs(text) == []


def test_a_name_is_found_again_over_a_piece_of_it() -> None:
    """A group that the name begins with does not hide the name where it stands without its verb."""
    found = named(PROGRAM, "郴州市总工会举办职工读书演讲比赛。", "此次职工读书演讲比赛很成功。")
    assert [name for _, name in found] == ["职工读书演讲比赛"] * 2
