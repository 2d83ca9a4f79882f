"""What the columns of answers are called in Chinese; the English names are those of the query's variables."""

CHINESE = {
    "act": "方式", "activity": "活动", "area": "区域", "at": "层级", "author": "作者", "basis": "依据", "by": "认可方",
    "caption": "图片说明", "claim": "陈述", "claims": "陈述数", "confidence": "可信级", "counts": "所计对象",
    "date": "日期", "detail": "内容", "end": "止", "entity": "对象", "evidence": "出处", "facility": "阵地",
    "form": "组织形式", "giver": "回馈方", "higher": "上级工会", "host": "接待方", "id": "编号", "item": "条目",
    "items": "笔数", "kind": "类型", "least": "下限", "level": "层级", "measure": "度量", "name": "名称",
    "nature": "数字性质", "nonExhaustive": "列举未尽", "note": "编者注", "of": "所属组织",
    "openItems": "只有下限的笔数",
    "organization": "组织", "organizer": "组织方", "otherDate": "另一日期", "otherSource": "另一来源",
    "otherValue": "另一数值", "owner": "所属", "partner": "合作伙伴", "partners": "伙伴数", "partnersToo": "对方伙伴数",
    "partnership": "合作关系", "per": "每", "perToo": "又每", "period": "时期", "person": "人员", "place": "地点",
    "position": "次序", "post": "职务类型", "prefecture": "所在市工会", "province": "所在省工会", "qualifier": "限定词",
    "quote": "原文", "rank": "级次", "role": "角色", "section": "小节", "side": "方向", "sign": "符号",
    "source": "来源", "sources": "来源数", "star": "星", "start": "起", "statement": "陈述", "status": "状态",
    "subject": "对象", "thing": "事物", "title": "题名", "total": "合计", "type": "陈述类型", "union": "工会",
    "unit": "单位", "value": "数值", "verbatim": "原文数字", "visit": "活动", "what": "事项", "who": "谁",
    "words": "字句",
}  # fmt: skip


def label(column: str) -> str:
    """Return the Chinese name of a column, or the variable's own name where it is the asker's."""
    return CHINESE.get(column, column)
