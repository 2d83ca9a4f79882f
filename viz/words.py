"""The words of the map page itself, in Chinese and English."""

from unionkg.viz.spec import Label

WORDS = {
    "search": Label("查找工会", "Find a union"),
    "noMatch": Label("没有符合的名称", "No name matches"),
    "switch": Label("English", "中文"),
    "switchHint": Label("Switch to English", "切换为中文"),
    "map": Label("关系图", "Map"),
    "table": Label("关系表", "Table"),
    "png": Label("存为图片", "Save picture"),
    "print": Label("打印", "Print"),
    "legend": Label("图例（点选筛选）", "Legend (choose what is shown)"),
    "unions": Label("工会", "Unions"),
    "relations": Label("关系", "Relations"),
    "union": Label("工会", "Union"),
    "group": Label("类别", "Sort"),
    "kind": Label("类型", "Kind"),
    "basis": Label("依据", "Basis"),
    "claims": Label("陈述", "Claims"),
    "quotes": Label("引文", "Quotes"),
    "evidence": Label("原文依据", "Evidence"),
    "evidenceOf": Label("原文依据 · {claims} 条陈述 · {quotes} 处引文", "Evidence · {claims} claims · {quotes} quotes"),
    "sources": Label("来源", "Sources"),
    "relationsOf": Label("与它相连", "Related unions"),
    "noRelations": Label("图中没有与它相连的工会。", "No union on this map is related to it."),
    "noClaims": Label("来源没有关于它的陈述。", "The sources say nothing about it."),
    "noUnions": Label(
        "图中没有工会。请先导入工会名录。", "There is no union to draw. Load the authority tables first."
    ),
    "stated": Label("来源陈述", "stated by a source"),
    "inferred": Label("推断", "inferred"),
    "authority": Label("名录（无引文）", "authority tables (no quote)"),
    "authorityNote": Label(
        "这一上下级关系取自工会名录（权威表），不是来源的陈述，所以没有引文。",
        "This relation is taken from the authority tables, not stated by a source, and so has no quote.",
    ),
    "note": Label("编者注", "Editor's note"),
    "characters": Label("第 {start}–{end} 字", "characters {start}–{end}"),
    "counts": Label(
        "{unions} 个工会 · {relations} 条关系 · {claims} 条陈述 · {quotes} 处引文",
        "{unions} unions · {relations} relations · {claims} claims · {quotes} quotes",
    ),
    "shown": Label("显示 {unions} 个工会、{relations} 条关系", "Shown: {unions} unions, {relations} relations"),
    "close": Label("关闭", "Close"),
    "closeHint": Label("关闭（Esc）", "Close (Esc)"),
    "closer": Label("放大", "Zoom in"),
    "farther": Label("缩小", "Zoom out"),
    "whole": Label("看全图", "Show all"),
    "picture": Label("关系图。同样的内容见“关系表”。", "Relationship map. The Table tab holds the same content."),
    "made": Label("由 unionkg 生成，无需联网", "Made by unionkg, works offline"),
}
