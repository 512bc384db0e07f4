"""The shapes of addresses: articles, columns and files, in the dialects that docs/portals.md lists."""

import pytest

from crawler.families.addresses import file_type, looks_like_article, report_folder

ARTICLES = """
/zcbm/ndbg/202401/t20240115_3271106.html
/zwgk/H1_/N1_/t15699357.shtml
/art/2025/1/14/art_1229850036_96940.html
/xxgk/zfxxgknb/2024/art/2025/art_ce9f62ac1a88400dbfaf25132f6373d3.html
/module/xxgk/xxgkAnnualReport.jsp?area=001008003015001&fbtime=2024
/zfxxgk_fqx_cyfzfw/zfxxgknb.html?nbYear=2024
/info/1648/47211.htm
/jkhq/nb2024bm/202501/dd078192812d4839bcd31b42a0030258.shtml
/xxgk/xxgknb/1751853934850940929.html
/zfxxgknb/bm/2023n/content/post_9469010.html
/25221/25222/26735/content_2267980.html
/public/content/37034572
/public/2681553/1111174149.html
/public/content/812
/XxgkAnnualReport/show/5712.html
/XxgkAnnualReport/show/71.html
/OpennessContent/show/990011.html
/govxxgk/LY/2024-03-05/cfa9849a-3f74-4747-82de-a497ee246555.html?deptcode=033
/nb.jsp?deptcode=033&fbtime=2024
/nw12344/20240115/0123456789abcdef0123456789abcdef.html
/web/guest/2024bgtj/-/articles/20531641.shtml
/columns/0772e821-5733-421d-82e7-f545c5729b9e/202302/13/67eb2365-22bc-45b5-be58-199b9683883a.html
/D42Y/8187641.jhtml
/2023/01-19/2677014.html
/kyzq/zfxxgk27/zfxxgknb49/5839514/5886782/index.html
/show.php?id=385009
""".splitlines()[1:]
COLUMNS = """
/
/zfxxgk/zfxxgknb/
/zfxxgk/zfxxgknb/2023n/index_1.html
/zfxxgk/zfxxgknb
/col/col1229214366/index.html
/col/col314/index.html?uid=424388&pageNum=3
/jkqxxgk/c110022/
/zwgk/list_zw_wj_2.shtml
/xwdt/5.htm
/gszbm.htm
/common_list.shtml
/szfgzbm/jcsxfj/fdzdgknr_31586/
/public/column/6598001?type=4&action=list
/content/column/6800001?pageIndex=2
/site/label/8888?labelName=columnTree&id=6719800
/openness/OpennessContent/showList/12/345/page_1.html
/info/iList.jsp?node_id=GKmz&cat_id=15971&cur_page=1
/columns/0772e821-5733-421d-82e7-f545c5729b9e/index.html
/columns/0772e821-5733-421d-82e7-f545c5729b9e/
/nw12344/index.html
/web/guest/2024bgtj
""".splitlines()[1:]


@pytest.mark.parametrize("path", ARTICLES)
def test_articles(path: str) -> None:
    assert looks_like_article(f"http://www.example.gov.cn{path}")


@pytest.mark.parametrize("path", COLUMNS)
def test_columns(path: str) -> None:
    assert not looks_like_article(f"http://www.example.gov.cn{path}")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/zfxxgk/zfxxgknb/", "itself"),
        ("/zfxxgk/zfxxgknb/index_1.html", "itself"),
        ("/zfxxgk/zfxxgknb/2023n/", "itself"),
        ("/ZWGK2234/ZFXXGK686/XXGKNDBG2027/", "itself"),
        ("/xxgk/bmxxgkndbg/", "itself"),
        ("/jkhq/nb2024bm/", "itself"),
        ("/gk/gknb/2023n/bm_92511/", "below"),
        ("/zfxxgknb/bm/2023n/", "below"),
        ("/zfxxgk/zfxxgkzn/", None),
        ("/zfxxgk/zfxxgkml/", None),
        ("/zfxxgk/zfxxgknb/202401/t20240115_3271106.html", None),
        ("/zfxxgk/zfxxgknb/P02024.pdf", None),
        ("/", None),
    ],
)
def test_report_folders(path: str, where: str | None) -> None:
    assert report_folder(f"http://www.example.gov.cn{path}") == where


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("http://a.gov.cn/x/P02024.PDF?download=1", "pdf"),
        ("http://a.gov.cn/x/%E5%B9%B4%E6%8A%A5.docx", "docx"),
        ("年度报告.ofd", "ofd"),
        ("http://a.gov.cn/x/index.html", None),
        ("http://a.gov.cn/download.jsp?file=a.pdf", None),
        ("http://a.gov.cn/", None),
        ("http://[bad/", None),
    ],
)
def test_file_types(name: str, ending: str | None) -> None:
    assert file_type(name) == ending
