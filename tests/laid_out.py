"""Articles made of sentences at will, and the ways in which papers set them on a page."""

import re
from dataclasses import dataclass

from hypothesis import strategies as st

TITLES = (
    "码头工会办起夜校",
    "海员老周把课堂搬上船",
    "三十条流动书屋驶进渔港",
    "临江县为环卫职工送清凉",
    "八项举措帮外卖骑手安心过冬",
    "“新手训练营”让学徒工站稳脚跟",
    "全县机修工技能大赛在临江落幕",
    "夜班职工有了自己的深夜食堂",
    "港城出台货车司机休息站建设标准",
    "女职工康乃馨服务站开进工业园区的大门",
)
NAMES = ("李明", "王小芳", "欧阳明", "赵立新", "周武", "郑望")
SENTENCES = (
    "近日，临江码头的夜校迎来了第三批学员。",
    "夜校今年一共开设了八门课程，报名的职工超过两百人。",
    "“以前下了夜班没有地方去，现在有人教我开叉车。”学员老周说。",
    "老师都是从一线请来的技师。",
    "据了解，港城总工会为此拿出了三十万元，用来添置教具、翻修教室、补贴往返的船票。",
    "每到周三晚上七点，休息室的灯就会亮起来。",
    "课程怎么排？由学员自己商量。",
    "2024年，夜校的经验在全县十二个乡镇推开，惠及职工4300人次。",
    "渔港离县城有四十公里，交通不便，许多船员一个月才上岸一次。",
    "工会于是把书屋装进集装箱，送到泊位旁边。",
    "他说，学徒工最怕的不是累，而是没有人肯教。",
    "截至目前，已有六十七名学员拿到了技能等级证书。",
    "“我们会一直办下去！”校长王芳表示。",
    "下一步，临江县计划在每个码头都设一处教学点。",
    "这样的变化，正在越来越多的班组里发生。",
    "大家白天干活，晚上听课，周末到海边练习操作。",
    "《港城夜校章程》写明，任何职工都可以免费旁听。",
)
LEAST_WIDTH, GREATEST_WIDTH = 15, 25
_TWO_LINES = 36


@dataclass(frozen=True)
class Story:
    """What an article consists of; a paragraph is a run of sentences."""

    title: str
    name: str
    paragraphs: tuple[tuple[str, ...], ...]
    with_dateline: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs as texts."""
        return tuple(map("".join, self.paragraphs))

    @property
    def headings(self) -> tuple[str, ...]:
        """The lines over the paragraphs."""
        return (self.title,) if self.with_dateline else (self.title, f"本报记者 {self.name}")

    @property
    def printed(self) -> tuple[str, ...]:
        """The paragraphs with the dateline where there is one."""
        opening = f"本报讯（记者{self.name}）" if self.with_dateline else ""
        return (opening + self.texts[0], *self.texts[1:])


@st.composite
def stories(draw: st.DrawFn) -> tuple[Story, ...]:
    """Draw one to four articles with different titles, of two to five paragraphs of one to four sentences."""
    paragraph = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(tuple)
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=4, unique=True))
    return tuple(
        Story(
            title,
            draw(st.sampled_from(NAMES)),
            tuple(draw(st.lists(paragraph, min_size=2, max_size=5))),
            draw(st.booleans()),
        )
        for title in titles
    )


def clean(told: tuple[Story, ...], between: str = "\n\n") -> str:
    """Set each paragraph on a line of its own."""
    return between.join(line for story in told for line in (*story.headings, *story.printed))


def broken_at_columns(told: tuple[Story, ...], cuts: list[float]) -> str:
    """Break each paragraph once, at a share of its length, with a blank line between the halves.

    The first half has two lines of a column at least, and does not end with a sentence: no reader could
    tell such a break from a paragraph's end.
    """
    shares = iter(cuts * 20)
    pieces = [
        piece
        for story in told
        for line in (*story.headings, *(_cut(text, next(shares)) for text in story.printed))
        for piece in line.split("\n")
    ]
    return "\n\n".join(pieces)


def in_columns(told: tuple[Story, ...], width: int, height: int) -> str:
    """Wrap at `width` with paragraphs set in; columns of `height` lines, a blank line between two."""
    lines: list[str] = []
    for story in told:
        lines += story.headings
        for text in story.printed:
            first, *others = _wrap(text, width, 2)
            lines += ["\u3000\u3000" + first, *others]
    columns = [lines[at : at + height] for at in range(0, len(lines), height)]
    return "\n\n".join("\n".join(column) for column in columns)


def wrapped(told: tuple[Story, ...], width: int, *, indent: int, spread: int = 0) -> str:
    """Wrap paragraphs at `width` characters, the first line shorter by `indent`, blank lines between.

    Of the whole lines one in `spread` has its characters set apart by spaces; none where it is 0.
    """
    lines: list[str] = []
    for story in told:
        lines += story.headings
        for text in story.printed:
            lines += _wrap(text, width, indent)
    return "\n\n".join(
        " ".join(line) if spread and len(line) > width - 3 and not at % spread else line
        for at, line in enumerate(lines)
    )


def _cut(text: str, share: float) -> str:
    at = _TWO_LINES + round(share * max(0, len(text) - _TWO_LINES))
    whole = re.search(r"[。！？”]$", text[:at]) or re.match(r"[，。、；：！？”》）]|$", text[at:])
    return text if whole else f"{text[:at]}\n{text[at:]}"


def _wrap(text: str, width: int, indent: int) -> list[str]:
    """The lines of a paragraph; no line begins with a closing mark, which hangs at the line before."""
    lines, at, room = [], 0, width - indent
    while at < len(text):
        end = at + room
        while end < len(text) and text[end] in "，。、；：！？”》）":
            end += 1
        lines.append(text[at:end])
        at, room = end, width
    return lines
