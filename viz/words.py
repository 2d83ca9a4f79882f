"""The words of the map page itself, in Chinese and English."""

from unionkg.viz.spec import Label

WORDS = {
    "search": Label("查找{things}", "Find {things}"),
    "noMatch": Label("没有符合的名称", "No name matches"),
    "switch": Label("English", "中文"),
    "switchHint": Label("Switch to English", "切换为中文"),
    "map": Label("关系图", "Map"),
    "table": Label("关系表", "Table"),
    "png": Label("存为图片", "Save picture"),
    "print": Label("打印", "Print"),
    "legend": Label("图例（点选筛选）", "Legend (choose what is shown)"),
    "unions": Label("{things}", "{Things}"),
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
    "asked": Label("查询所得（无引文）", "found by the query (no quote)"),
    "askedNote": Label(
        "这条关系是查询的结果，没有陈述把这两者连在一起。",
        "This relation is what the query found; no claim joins the two.",
    ),
    "authorityNote": Label(
        "这一上下级关系取自工会名录（权威表），不是来源的陈述，所以没有引文。",
        "This relation is taken from the authority tables, not stated by a source, and so has no quote.",
    ),
    "authorityLine": Label("上下级关系取自工会名录（权威表）", "Higher unions as the authority tables give them"),
    "sourceLine": Label("来源：{sources}", "Sources: {sources}"),
    "note": Label("编者注", "Editor's note"),
    "characters": Label("第 {start}–{end} 字", "characters {start}–{end}"),
    "counts": Label(
        "{unions} 个{things} · {relations} 条关系 · {claims} 条陈述 · {quotes} 处引文",
        "{unions} {things} · {relations} relations · {claims} claims · {quotes} quotes",
    ),
    "shown": Label("显示 {unions} 个{things}、{relations} 条关系", "Shown: {unions} {things}, {relations} relations"),
    "close": Label("关闭", "Close"),
    "closeHint": Label("关闭（Esc）", "Close (Esc)"),
    "closer": Label("放大", "Zoom in"),
    "farther": Label("缩小", "Zoom out"),
    "whole": Label("看全图", "Show all"),
    "picture": Label("关系图。同样的内容见“关系表”。", "Relationship map. The Table tab holds the same content."),
    "analysis": Label("分析", "Analysis"),
    "askMost": Label("往来最多的工会", "Most connected unions"),
    "askBridges": Label("桥梁", "Bridges"),
    "askBridgesHint": Label("少了谁，哪些工会就断了联系", "Without whom, which unions would be cut off"),
    "askGroups": Label("联系紧密的群体", "Communities"),
    "askVoices": Label("单方说法与双方印证", "One-sided and mutually reported"),
    "askChain": Label("两家工会之间怎么连", "Shortest chain between two unions"),
    "chainFrom": Label("从哪家工会", "From union"),
    "chainTo": Label("到哪家工会", "To union"),
    "pick": Label("请选一家工会", "Choose a union"),
    "wholeMap": Label(
        "这一答案按全图计算，不随筛选变化。", "This answer is of the whole map, not only of what is shown."
    ),
    "shownOnly": Label("按图中现在显示的部分计算。", "Of what the map shows now."),
    "names": Label("、", ", "),
    "parts": Label("；", "; "),
    "andMore": Label("{names}等 {count} 家", "{names} and others, {count} in all"),
    "noLines": Label("图中没有显示任何关系。", "The map shows no relation."),
    "mostOne": Label("与 {count} 家工会相连：{names}", "Joined to {count}: {names}"),
    "mostTied": Label("与 {count} 家工会相连（{tied} 家并列）：{names}", "Joined to {count} ({tied} tied): {names}"),
    "bridgesNone": Label(
        "没有哪家工会或哪条线，少了它别的工会就断了联系。", "No union or line holds others together on its own."
    ),
    "cutOff": Label(
        "没有「{name}」，与其余 {rest} 家断开的是：{parts}",
        "Without “{name}”, cut off from the other {rest}: {parts}",
    ),
    "cutApart": Label(
        "没有「{name}」，彼此就断开：{parts}", "Without “{name}”, no longer joined to one another: {parts}"
    ),
    "leaves": Label("只靠一条线相连的 {count} 家：{names}", "Joined by one line only, {count}: {names}"),
    "moreBridges": Label(
        "还有 {count} 处桥梁，断开的工会更少。", "{count} more bridges cut off no more unions than these."
    ),
    "groupsNote": Label(
        "同一群体内部的联系比与外部的多（按关系的疏密推算，来源没有这样说）。",
        "Within a group there are more relations than to the outside (computed, not stated by a source).",
    ),
    "groupOne": Label("第 {at} 群，{count} 家：{names}", "Group {at}, {count} unions: {names}"),
    "voicesNote": Label(
        "双方印证：双方都发布过写到这一关系的来源。以来源的发布者名称与工会名称相同为准。",
        "Mutual: both unions published a source that reports it, judged by the publisher's name being the union's.",
    ),
    "voicesNone": Label(
        "图中的关系都没有来源陈述，谈不上由谁报道。", "No relation shown is stated by a source, so nobody reports it."
    ),
    "voicesMutual": Label("双方印证 {count} 条：{names}", "Reported by both sides, {count}: {names}"),
    "voicesOne": Label("单方说法 {count} 条：{names}", "Reported by one side only, {count}: {names}"),
    "voicesBy": Label("{name}（{union} 发布）", "{name} (published by {union})"),
    "voicesOthers": Label("由其他方面报道 {count} 条：{names}", "Reported by others, {count}: {names}"),
    "voicesUnknown": Label("来源没有写明发布者 {count} 条：{names}", "Publisher not stated, {count}: {names}"),
    "chainPick": Label("请选两家不同的工会。", "Choose two different unions."),
    "chainFound": Label("{chain}（{count} 条线）", "{chain} ({count} lines)"),
    "chainDirect": Label("{chain}（直接相连）", "{chain} (directly joined)"),
    "chainNone": Label(
        "在图中显示的关系里，{from} 与 {to} 没有连起来。",
        "In what the map shows, nothing joins {from} and {to}.",
    ),
    "time": Label("时间", "Time"),
    "timeFrom": Label("从 {date}", "From {date}"),
    "timeTo": Label("到 {date}", "To {date}"),
    "timeStart": Label("最早的日期", "Earliest date"),
    "timeEnd": Label("最晚的日期", "Latest date"),
    "timeAll": Label("全部时间", "All dates"),
    "timeNote": Label(
        "日期取自陈述，陈述没有写的取自来源。变淡的关系此后没有再报道，不等于已经结束。",
        "Dates are those of the claims, else of their sources. A dimmed relation was not reported since, which does not "
        "mean that it ended.",
    ),
    "nowShown": Label("这段时间内 {count} 条", "in this time {count}"),
    "pastShown": Label("此前最近报道 {count} 条", "last reported before {count}"),
    "undatedShown": Label("未注明日期 {count} 条", "undated {count}"),
    "laterShown": Label("此后才有报道、未显示 {count} 条", "reported only later, not shown {count}"),
    "undated": Label("未注明日期", "undated"),
    "lastReport": Label("最近一次报道", "Last reported"),
    "lastReported": Label("最近一次报道 {date}", "last reported {date}"),
    "made": Label("由 unionkg 生成，无需联网", "Made by unionkg, works offline"),
}
