<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>anjuan::ui::ActDialog</name>
    <message>
        <source>A draft is no record; it is signed into the chain when you submit.</source>
        <translation>草稿不入链,提交后签名入链。</translation>
    </message>
    <message>
        <source>Submit and sign (Ctrl+Enter)</source>
        <translation>提交并签名(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Continued from a draft. A draft is no record; it is signed into the chain when you submit.</source>
        <translation>已接着上次的草稿填写。草稿不入链,提交后签名入链。</translation>
    </message>
    <message>
        <source>Some fields still need you.</source>
        <translation>还有栏目需要填写或改正。</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>正在签名…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ActForm</name>
    <message>
        <source>Kept apart from the record, so that it can be destroyed lawfully</source>
        <translation>与记录分开存放,可依法销毁</translation>
    </message>
    <message>
        <source>This must be filled in</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CaseListPage</name>
    <message>
        <source>Open cases only</source>
        <translation>只看未结案件</translation>
    </message>
    <message>
        <source>Search number, cause, party, place (Ctrl+F)</source>
        <translation>按案号、案由、当事人、地点搜索(Ctrl+F)</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部阶段</translation>
    </message>
    <message>
        <source>No case matches.</source>
        <translation>没有符合条件的案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation><numerusform>共 %n 件</numerusform></translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CaseModel</name>
    <message>
        <source>(not filed)</source>
        <translation>(未立案)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Clue on</source>
        <translation>线索日期</translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation>立案日期</translation>
    </message>
    <message>
        <source>Days used</source>
        <translation>已用天数</translation>
    </message>
    <message>
        <source>Fine (yuan)</source>
        <translation>罚款(元)</translation>
    </message>
    <message>
        <source>Flaws</source>
        <translation>瑕疵</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CasePage</name>
    <message>
        <source>&amp;1 Overview</source>
        <translation>概况(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;2 Timeline</source>
        <translation>时间线(&amp;2)</translation>
    </message>
    <message>
        <source>&amp;3 Party</source>
        <translation>当事人(&amp;3)</translation>
    </message>
    <message>
        <source>&amp;4 Evidence</source>
        <translation>证据(&amp;4)</translation>
    </message>
    <message>
        <source>&amp;5 Documents</source>
        <translation>文书(&amp;5)</translation>
    </message>
    <message>
        <source>&amp;6 Discretion and review</source>
        <translation>裁量与审核(&amp;6)</translation>
    </message>
    <message>
        <source>&amp;7 Dossier and export</source>
        <translation>卷宗与导出(&amp;7)</translation>
    </message>
    <message>
        <source>◀ Cases (Alt+Left)</source>
        <translation>◀ 案件列表(Alt+←)</translation>
    </message>
    <message>
        <source>(not filed)</source>
        <translation>(未立案)</translation>
    </message>
    <message>
        <source>%1 of %2 days used</source>
        <translation>已用 %1 天,限 %2 天</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Desk</name>
    <message>
        <source>Opening the library</source>
        <translation>正在打开案卷库</translation>
    </message>
    <message>
        <source>Founding the library</source>
        <translation>正在建库</translation>
    </message>
    <message>
        <source>Logging out</source>
        <translation>正在退出登录</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DocumentsTab</name>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>As rendered</source>
        <translation>生成的文书</translation>
    </message>
    <message>
        <source>Signed scan %1</source>
        <translation>签名扫描件 %1</translation>
    </message>
    <message>
        <source>Press Open to read it; the viewing is recorded.</source>
        <translation>按“打开”阅读;查阅会留痕。</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DossierTab</name>
    <message>
        <source>Build the dossier (PDF)…</source>
        <translation>制作卷宗(PDF)…</translation>
    </message>
    <message>
        <source>Export a bundle…</source>
        <translation>导出报送包…</translation>
    </message>
    <message>
        <source>The dossier holds every document, piece of evidence and record as of the last record, with an index and page numbers. The bundle carries the signed chain and its files; whoever gets it can check it without this program.</source>
        <translation>卷宗收入截至最后一条记录的全部文书、证据和记录,编有目录和页码。报送包带有签名的记录链及其文件,收到的人不用本程序也能核验。</translation>
    </message>
    <message>
        <source>Save the dossier</source>
        <translation>保存卷宗</translation>
    </message>
    <message>
        <source>Building the dossier</source>
        <translation>正在制作卷宗</translation>
    </message>
    <message>
        <source>Dossier written to %1. Its building is on record %2.</source>
        <translation>卷宗已写入 %1。制作卷宗已入链:记录 %2。</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>保存报送包</translation>
    </message>
    <message>
        <source>Exporting the bundle</source>
        <translation>正在导出报送包</translation>
    </message>
    <message>
        <source>Bundle written to %1</source>
        <translation>报送包已写入 %1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::EvidenceTab</name>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已查证</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未查证</translation>
    </message>
    <message>
        <source>After the decision</source>
        <translation>决定后取得</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>取得时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>取证人</translation>
    </message>
    <message>
        <source>Proves</source>
        <translation>证明事项</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>媒体信息</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FieldEditor</name>
    <message>
        <source>(choose)</source>
        <translation>(请选择)</translation>
    </message>
    <message>
        <source>Nothing to choose from yet</source>
        <translation>尚无可选</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>选择文件,或拖到此处</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少:%1</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>删去此行</translation>
    </message>
    <message>
        <source>Next question (Alt+Enter)</source>
        <translation>下一问(Alt+Enter)</translation>
    </message>
    <message>
        <source>A question has no answer, or an answer no question</source>
        <translation>有问无答,或有答无问</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>问 %1</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>答 %1</translation>
    </message>
    <message>
        <source>Head %1 is not answered</source>
        <translation>第 %1 项未作答</translation>
    </message>
    <message>
        <source>Say what the problem under head %1 is, and on what ground</source>
        <translation>请写明第 %1 项的问题和依据</translation>
    </message>
    <message>
        <source>No problem</source>
        <translation>无问题</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Problem and its ground</source>
        <translation>问题与依据</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two entries differ</source>
        <translation>两次输入不一致</translation>
    </message>
    <message>
        <source>One to a line</source>
        <translation>每行一项</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>in whole units, such as 1.5; thousandths are worked out</source>
        <translation>按整单位填写,如 1.5;千分数自动换算</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FoundDialog</name>
    <message>
        <source>Found the library</source>
        <translation>建库</translation>
    </message>
    <message>
        <source>New library of a unit</source>
        <translation>新建单位案卷库</translation>
    </message>
    <message>
        <source>18 characters</source>
        <translation>18 位</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Administrator's name</source>
        <translation>管理员姓名</translation>
    </message>
    <message>
        <source>Administrator's log-in</source>
        <translation>管理员登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>Empty folder on this PC</source>
        <translation>本机的空文件夹</translation>
    </message>
    <message>
        <source>A forgotten password cannot be reset. The recovery card shown next can name a new administrator: print it and lock it away.</source>
        <translation>忘记的口令无法重置。下一步显示的恢复卡可以任命新的管理员:请打印并妥善锁存。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Empty folder for the library</source>
        <translation>存放案卷库的空文件夹</translation>
    </message>
    <message>
        <source>Every line must be filled in.</source>
        <translation>每一行都要填写。</translation>
    </message>
    <message>
        <source>The unified social credit code has 18 characters; %1 were typed.</source>
        <translation>统一社会信用代码应为 18 位,现为 %1 位。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::GatePanel</name>
    <message>
        <source>Give the reason; it is recorded with the act</source>
        <translation>写明理由,随本次操作一并入链</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::JobDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::LoginPage</name>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Another li&amp;brary</source>
        <translation>换一个案卷库(&amp;B)</translation>
    </message>
    <message>
        <source>%1 (training library)</source>
        <translation>%1(示范库)</translation>
    </message>
    <message>
        <source>Choose your name and type your password.</source>
        <translation>请选择姓名并输入口令。</translation>
    </message>
    <message>
        <source>In the training library every password is demo-2026.</source>
        <translation>示范库中每个人的口令都是 demo-2026。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::MainWindow</name>
    <message>
        <source>Anjuan</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Unit and people</source>
        <translation>单位与人员</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Ctrl+%1</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>锁定(Ctrl+L)</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>%1  ·  TRAINING LIBRARY</source>
        <translation>%1  ·  示范库</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::MediaPane</name>
    <message>
        <source>Sound only</source>
        <translation>只有声音</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>This file cannot be played here: %1</source>
        <translation>本机不能播放该文件:%1</translation>
    </message>
    <message>
        <source>This PC has no sound device; sound cannot be heard.</source>
        <translation>本机没有声音设备,听不到声音。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::OfficePage</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Enforcement card</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Can log in</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>Unified social credit code %1 · folder %2</source>
        <translation>统一社会信用代码 %1 · 文件夹 %2</translation>
    </message>
    <message>
        <source>Only an administrator changes people, roles and credentials.</source>
        <translation>人员、角色和证件由管理员变更。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::OverviewTab</name>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Clue on</source>
        <translation>线索日期</translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation>立案日期</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>决定日期</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>罚款</translation>
    </message>
    <message>
        <source>Flaws</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Time for the decision: %1 of %2 days used</source>
        <translation>办案期限:已用 %1 天,限 %2 天</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done late</source>
        <translation>逾期办理</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1(暂计)</translation>
    </message>
    <message>
        <source>Can be done now (%1)</source>
        <translation>现在可以办(%1)</translation>
    </message>
    <message>
        <source>Something stands in the way (%1)</source>
        <translation>暂不能办(%1)</translation>
    </message>
    <message>
        <source>For other roles (%1)</source>
        <translation>由其他角色办理(%1)</translation>
    </message>
    <message>
        <source>Who can do it: %1</source>
        <translation>可办理的角色:%1</translation>
    </message>
    <message>
        <source>Any other act (%1): what happened can always be recorded</source>
        <translation>其他行为(%1):已经发生的事实都可以登记</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PartyTab</name>
    <message>
        <source>No party has been entered yet.</source>
        <translation>尚未登记当事人。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PdfPane</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Not readable as PDF</source>
        <translation>不能作为 PDF 打开</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PreviewPane</name>
    <message>
        <source>Open (Ctrl+O)</source>
        <translation>打开(Ctrl+O)</translation>
    </message>
    <message>
        <source>The viewing is recorded</source>
        <translation>查阅会留痕</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出副本…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <translation>导出副本</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::RecoveryDialog</name>
    <message>
        <source>It is printed or saved outside this PC</source>
        <translation>已打印,或已保存到本机之外</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Recovery card</source>
        <translation>恢复卡</translation>
    </message>
    <message>
        <source>Recovery card
Unit: %1 (%2)
Library: %3
Recovery code: %4

Sealed recovery key:
%5</source>
        <translation>恢复卡
单位:%1(%2)
案卷库:%3
恢复码:%4

封存的恢复密钥:
%5</translation>
    </message>
    <message>
        <source>This card is shown once and kept nowhere in the library. It can do one thing: name a new administrator when nobody can log in any more.</source>
        <translation>本卡只显示一次,案卷库中不保存。它只有一个用途:无人能登录时任命新的管理员。</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>存为文本文件…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save the recovery card</source>
        <translation>保存恢复卡</translation>
    </message>
    <message>
        <source>recovery-card.txt</source>
        <translation>恢复卡.txt</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ReviewTab</name>
    <message>
        <source>Proposed: %1</source>
        <translation>拟处罚:%1</translation>
    </message>
    <message>
        <source>fine %1</source>
        <translation>罚款 %1</translation>
    </message>
    <message>
        <source>no fine</source>
        <translation>不罚款</translation>
    </message>
    <message>
        <source>, warning</source>
        <translation>,警告</translation>
    </message>
    <message>
        <source>; inside the tier</source>
        <translation>;在阶次之内</translation>
    </message>
    <message>
        <source>; outside the tier</source>
        <translation>;超出阶次</translation>
    </message>
    <message>
        <source>, inside the law's range</source>
        <translation>,在法定幅度之内</translation>
    </message>
    <message>
        <source>, outside the law's range</source>
        <translation>,超出法定幅度</translation>
    </message>
    <message>
        <source>No benchmark has been applied yet.</source>
        <translation>尚未适用裁量基准。</translation>
    </message>
    <message>
        <source>Legal review is due.</source>
        <translation>应当法制审核。</translation>
    </message>
    <message>
        <source>Legal review is not due by what is recorded so far.</source>
        <translation>按现有记录,不属于应当法制审核的情形。</translation>
    </message>
    <message>
        <source>Review round %1: %2</source>
        <translation>第 %1 轮审核:%2</translation>
    </message>
    <message>
        <source>signed on %1</source>
        <translation>%1 签署意见</translation>
    </message>
    <message>
        <source>waiting for the opinion</source>
        <translation>等待审核意见</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::StartPage</name>
    <message>
        <source>Anjuan</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Case handling for township and sub-district enforcement teams, from the first clue to the archived dossier. Everything stays on this PC.</source>
        <translation>乡镇、街道综合执法队办案:从线索登记到卷宗归档。数据都在本机。</translation>
    </message>
    <message>
        <source>&amp;Open a library…</source>
        <translation>打开案卷库(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New library of a unit…</source>
        <translation>新建单位案卷库(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Practise first (training library)</source>
        <translation>先练习(示范库)(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Recent libraries (Enter opens)</source>
        <translation>最近打开的案卷库(按 Enter 打开)(&amp;R)</translation>
    </message>
    <message>
        <source>The library's folder</source>
        <translation>案卷库文件夹</translation>
    </message>
    <message>
        <source>Three published cases, each worked through to the archive. Nothing done in it counts.</source>
        <translation>三件已公开的案件,从线索一直办到归档。在示范库里的操作都不作数。</translation>
    </message>
    <message>
        <source>Making the training library</source>
        <translation>正在建立示范库</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::TimelineModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Flaws</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::VerifyPage</name>
    <message>
        <source>Check records and contents</source>
        <translation>核验记录和内容</translation>
    </message>
    <message>
        <source>Check records only (quick)</source>
        <translation>只核验记录结构(快)</translation>
    </message>
    <message>
        <source>Rebuild the tables…</source>
        <translation>重建各表…</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Check of integrity&lt;/h3&gt;Genesis %1&lt;br&gt;Ledger %2, %3 records, root %4</source>
        <translation>&lt;h3&gt;完整性核验&lt;/h3&gt;创始值 %1&lt;br&gt;账本 %2,%3 条记录,根值 %4</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在核验</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s).</source>
        <translation><numerusform>发现 %n 个问题。</numerusform></translation>
    </message>
    <message>
        <source>No finding.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>No finding in the structure; contents were not checked.</source>
        <translation>结构未发现问题;内容未核验。</translation>
    </message>
    <message>
        <source>%1 records, %2 chains, %3 files, %4 rows.</source>
        <translation>%1 条记录,%2 条链,%3 个文件,%4 行。</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核验了什么</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对照什么</translation>
    </message>
    <message>
        <source>Does not prove</source>
        <translation>不能证明什么</translation>
    </message>
    <message>
        <source>Empty every table and replay the chains? No record is touched.</source>
        <translation>清空各表并按记录链重放?记录本身不会改动。</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Rebuilding</source>
        <translation>正在重建</translation>
    </message>
    <message>
        <source>The tables were rebuilt from the chains.</source>
        <translation>各表已按记录链重建。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Words</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>not on this PC</source>
        <translation>不在本机</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>入链</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>Date of the act</source>
        <translation>行为日期</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Cosigned by</source>
        <translation>会签</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Your roles do not cover this. Who can do it: %1</source>
        <translation>您的角色不能办理。可办理的角色:%1</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>Translate as zh: says in which language core words its messages.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Signature holds</source>
        <translation>签名有效</translation>
    </message>
    <message>
        <source>Signed after revocation</source>
        <translation>密钥停用后签名</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Hard stop</source>
        <translation>硬性门槛</translation>
    </message>
    <message>
        <source>Reason needed</source>
        <translation>需说明理由</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>需审批</translation>
    </message>
    <message>
        <source>Who can clear it: %1</source>
        <translation>由谁放行:%1</translation>
    </message>
    <message>
        <source>Cure: %1</source>
        <translation>补正:%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>依据:%1</translation>
    </message>
    <message>
        <source>Signature fails</source>
        <translation>签名不成立</translation>
    </message>
    <message>
        <source>No problem</source>
        <translation>无问题</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>有问题</translation>
    </message>
</context>
</TS>
