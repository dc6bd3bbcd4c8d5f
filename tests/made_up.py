"""Makes up graphs of any size, linked as newspapers link: few names often, most once, near ones together."""

import hashlib
import random

import networkx as nx
from graphs import entity, link

from kg.model import KINDS, Article, Headline, Page

SHARES = (30, 29, 10, 21, 3, 7)  # of the kinds, about as on the sample pages
RELATIONS = ("runs", "serves", "locatedIn", "partOf", "cooperatesWith", "worksFor")
SENTENCES = ("某市总工会联合有关部门开展活动，为职工提供服务，受到广泛欢迎。" * 3,) * 4
ARTICLES_ON_PAGE, ENTITIES_IN_ARTICLE = 8, 12


def made_up(size: int) -> nx.MultiDiGraph:
    """Make a graph of `size` entities with about 1.4 statements each; the same size gives the same graph."""
    chance = random.Random(size)
    graph = nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={})
    articles = [_article(graph, number) for number in range(max(1, size // ENTITIES_IN_ARTICLE))]
    ends = ["org/0"]
    for number in range(size):
        article = articles[number % len(articles)]
        kind = chance.choices(KINDS, SHARES)[0]
        graph.add_node(f"org/{number}", **entity(kind, f"第{number}号", "", (article.id,), (f"{number}号",)))
        for _ in range(chance.choice((1, 1, 1, 2)) if number else 0):
            often = chance.random() < 0.4
            other = chance.choice(ends) if often else f"org/{max(0, number - chance.randint(1, 12))}"
            start = chance.randrange(8)
            triple = (f"org/{number}", chance.choice(RELATIONS), other)
            link(graph, triple, "", (article, start, start + 32))
            ends += [triple[0], triple[2]]
    return graph


def _article(graph: nx.MultiDiGraph, number: int) -> Article:
    sheet, place = divmod(number, ARTICLES_ON_PAGE)
    digest = hashlib.sha256(f"page {sheet}".encode()).hexdigest()
    date = f"2025-{sheet % 12 + 1:02}-{sheet // 12 % 28 + 1:02}"
    page = Page(f"{sheet}.txt", digest, "", "工人日报", date, str(sheet % 8 + 1))
    article = Article(digest, place + 1, "report", (Headline(f"第{number}篇报道"),), SENTENCES)
    graph.graph["pages"][digest] = page
    graph.graph["articles"][article.id] = article
    return article
