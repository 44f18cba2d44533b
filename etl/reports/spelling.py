"""One character for one: full-width, traditional and look-alike characters made equal.

`str.translate` and never NFKC, so that an offset stays an offset. Knows no words.
"""

import re

_WIDE = "０１２３４５６７８９％．，：；！？（）＋＊＿／＝＂＇［］｛｝＜＞＆＃＠"
_NARROW = "0123456789%.,:;!?()+*_/=\"'[]{}<>&#@"
_LETTERS = "".join(chr(c) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))
_PLAIN_LETTERS = "".join(chr(ord(c) - 0xFEE0) for c in _LETTERS)
_DASHES = "－–—―−﹣─～∼〜﹪％"
_PLAIN_DASHES = "-------~~~%%"
_MARKS = "✕✖╳◯⚪⬜▢◻"
_PLAIN_MARKS = "×××○○□□□"

# Characters of the catalogue's phrases, of places' names, numbers, units and of the words that
# tell status, period and region, as copies from Hong Kong, Macao and Taiwan write them.
_TRADITIONAL = (
    "億萬餘個戶總額達會員業項產協組織黨團結農鄉鎮區縣國際發動態參與領導訓學習場講傳輔創職稱標幫貧資貸繳稅簽約歸來實內當計劃規"
    "擬將預爭開調處訪問題條據數構機關議書報體檢讀點線圓塊幣單專輕輛隊從後過還這進遠遞適選邊郵銀錢鐵鏈長門間閱陽陣階險難雙雜離"
    "電響頂順頒頻類顯風飛養館騎驗齊龍齡補見視覺觀訂討託記許訴診證評詞試話該詳語誠說課請論識譜護讓豐財責貢貨購貫費賀賓賞賠質賴"
    "賽贊贈轉輪輸辦連週運違聯聲壓壞壯壽夠夢獎獲獻環現療監盤礎礦禮種穩競筆節築紀純納級紛細紹終絕給統經維網緊緒緣編練縮績繼續繫"
    "罰義聖聞興舉舊葉藝藥號術衛衝裝複覽貿賬趕躍較載輯辭遺鄰醫釋鋼錄鍵閉闊隨雲頭願兩對談決濟糾務備儲價優償勞勵嚴圖執夥寶寫屬廠"
    "廣強徵應懷損擔擴攜斷時晉暫樣樹橋權歲殘沒漲滿潛災為異盡礙積窮簡籌糧紅羅膽藍蘇製設諮負買贏趨遷鑒陸靈顧飯駐鬥鮮麗"
    "鳳寧瀏嶽婁漵瀘鄭濰遼瀋瓊贛閩滬蘭錫鹽揚蕪黃岡荊棗萊煙濱臺灣漢臨畢銅涼綿樂廬鶴劍閬渦沖薊欒滄東華陝甌慶瀾麥隴渾"
)
_SIMPLIFIED = (
    "亿万余个户总额达会员业项产协组织党团结农乡镇区县国际发动态参与领导训学习场讲传辅创职称标帮贫资贷缴税签约归来实内当计划规"
    "拟将预争开调处访问题条据数构机关议书报体检读点线圆块币单专轻辆队从后过还这进远递适选边邮银钱铁链长门间阅阳阵阶险难双杂离"
    "电响顶顺颁频类显风飞养馆骑验齐龙龄补见视觉观订讨托记许诉诊证评词试话该详语诚说课请论识谱护让丰财责贡货购贯费贺宾赏赔质赖"
    "赛赞赠转轮输办连周运违联声压坏壮寿够梦奖获献环现疗监盘础矿礼种稳竞笔节筑纪纯纳级纷细绍终绝给统经维网紧绪缘编练缩绩继续系"
    "罚义圣闻兴举旧叶艺药号术卫冲装复览贸账赶跃较载辑辞遗邻医释钢录键闭阔随云头愿两对谈决济纠务备储价优偿劳励严图执伙宝写属厂"
    "广强征应怀损担扩携断时晋暂样树桥权岁残没涨满潜灾为异尽碍积穷简筹粮红罗胆蓝苏制设咨负买赢趋迁鉴陆灵顾饭驻斗鲜丽"
    "凤宁浏岳娄溆泸郑潍辽沈琼赣闽沪兰锡盐扬芜黄冈荆枣莱烟滨台湾汉临毕铜凉绵乐庐鹤剑阆涡冲蓟栾沧东华陕瓯庆澜麦陇浑"
)

ONE_FOR_ONE = str.maketrans(
    _WIDE + _LETTERS + _DASHES + _MARKS + _TRADITIONAL,
    _NARROW + _PLAIN_LETTERS + _PLAIN_DASHES + _PLAIN_MARKS + _SIMPLIFIED,
)


# str.translate takes 0.1 µs a character, str.replace next to nothing: the few characters that
# every Chinese text has are replaced, and the rest is translated only where one occurs.
_COMMON = dict(zip(_WIDE + _DASHES, _NARROW + _PLAIN_DASHES, strict=True))
_RARE = re.compile(f"[{re.escape(_LETTERS + _MARKS + _TRADITIONAL)}]")


def made_equal(text: str) -> str:
    """`text` in one spelling, of the same length."""
    if _RARE.search(text):
        return text.translate(ONE_FOR_ONE)
    for wide, narrow in _COMMON.items():
        text = text.replace(wide, narrow)
    return text
