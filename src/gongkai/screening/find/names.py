"""What looks like the name of a person, and what only looks like it."""

from gongkai.intake.patterns import Pattern

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴"
    "严莫孔向常汤康易乔赖文虎买妥拜哈冶保糟锁喜达撒沙那者海苗鲁葛骆施柳耿焦包祁俞翟裴关柯辛管祝左牛梅尚童卞岳齐庄倪安颜卓詹代甘蓝宁洪温季殷申阎欧阳鲍房纪翁费路聂席兰麻屈米倪车项祖"
    "仇卜古边强穆路晏涂窦章吉邢成景党聂骆申樊解佘霍凌阮桂毕时伍岑司仝冉简靳权敖游屠谷蒙麦符盛储巩于单缪盖寇楚虞隋鞠柴芦慕丛盘应隆郎耿解柏瞿路娄牟苟南蒲宗臧佟迟邬荣狄滕褚褥花鄢乌宣邝娜奚班胥晁冀郁冼农计原"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|呼延|南宫|独孤"
NAME = rf"(?:(?:{_DOUBLE})[一-龥]{{1,2}}|[{_SURNAMES}][一-龥]{{1,3}}|[一-龥]{{1,8}}[·•・.][一-龥]{{1,8}})"
_CELL = Pattern(r"[一-龥㐀-䶿\U00020000-\U0003ffff](?:[ \u200b]{0,4}[一-龥㐀-䶿\U00020000-\U0003ffff·•・.]){1,14}")
_NOT = Pattern(
    r"某|姓名|户主|合计|总计|小计|共计|单位|部门|公司|合作社|委员会|人民政府|办公室|服务中心|中心|银行|学校|小学|中学|医院|村民|居民|不详|空白|"
    r"备注|金额|性别|年龄|民族|[住地]址|电话|手机|联系|身份证|证件|银行|账号|人口|面积|等级|类别|类型|情况|标准|补[贴助]|救助|关系|出生|职[业务]|文化|婚姻|健康|时间|项目|"
    r"名称|(?:农户|大户|人员|对象|群众|家庭)$|以下|说明|制表|审核|填表|负责人|日期|序号|签字|盖章|待定|同上|无$|[镇乡村组局科所站队部厅厂店]$"
)


def is_name(cell: str) -> bool:
    """Whether a cell of a column of names holds one: two Chinese characters or more, and no word of a form.

    >>> is_name("张小三"), is_name("买买提·艾力"), is_name("合计"), is_name("张某某"), is_name("松溪镇人民政府")
    (True, True, False, False, False)
    """
    bare = cell.strip(" \u200b\"'")
    return _CELL.fullmatch(bare) is not None and _NOT.search(bare) is None
