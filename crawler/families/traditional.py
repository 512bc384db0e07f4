"""Titles in traditional characters, in the simplified ones of the wordings."""

_CHARACTERS = str.maketrans(
    "務開況報請總結網體制執預門決統計劃點讀辦關於廳鎮鄉補發線縣區歷級單機動衛團說編進實規範見樣訓業監設審處罰許複議應訴檢數據"
    "經費職國濟會組織條標準項書訪構員戶資黨導認識專氣華術財態環護運農軍屬欄題頁內後圖聞幫載領隊蘇錄匯稅輸視頻寫佈訊異園醫學幼頒",
    "务开况报请总结网体制执预门决统计划点读办关于厅镇乡补发线县区历级单机动卫团说编进实规范见样训业监设审处罚许复议应诉检数据"
    "经费职国济会组织条标准项书访构员户资党导认识专气华术财态环护运农军属栏题页内后图闻帮载领队苏录汇税输视频写布讯异园医学幼颁",
)
_OTHER_WORDS = (("資訊", "信息"),)


def simplified(title: str) -> str:
    """A title with the characters and words that wordings of reports, columns and look-alikes are made of."""
    for there, here in _OTHER_WORDS:
        title = title.replace(there, here)
    return title.translate(_CHARACTERS)
