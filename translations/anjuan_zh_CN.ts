<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Said</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::AccessDialog</name>
    <message>
        <source> (closed)</source>
        <translation>(关闭)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Deed</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Spans (s)</source>
        <translation>范围(秒)</translation>
    </message>
    <message>
        <source>Access report</source>
        <translation>调阅记录</translation>
    </message>
    <message>
        <source>This case</source>
        <translation>本案</translation>
    </message>
    <message>
        <source>This item: %1</source>
        <translation>本件证据:%1</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案件</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the access report</source>
        <translation>保存调阅记录</translation>
    </message>
    <message>
        <source>access.csv</source>
        <translation>调阅记录.csv</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Printed %1 by %2</source>
        <translation>%1 由 %2 打印</translation>
    </message>
</context>
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
    <message>
        <source>Sign and save as a file… (Ctrl+Enter)</source>
        <translation>签署并存为文件…(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>The case is handled on “%1”: what you sign is saved as a file, and taken in there.</source>
        <translation>本案由“%1”办理:您签署的内容存为文件,带到那里收入。</translation>
    </message>
    <message>
        <source>Save what you sign</source>
        <translation>保存签署的文件</translation>
    </message>
    <message>
        <source>Signed and saved: %1
Take it to “%2”; there it is taken in with “Take in an opinion”.</source>
        <translation>已签署并保存:%1
请带到“%2”,在那里用“收意见”收入。</translation>
    </message>
    <message>
        <source>The words were taken over from the case in whose likeness this one was opened.</source>
        <translation>已带入参照案件的用语,请逐项核对。</translation>
    </message>
    <message>
        <source>The words were taken over from the case in whose likeness this one was opened; still to be filled in: %1</source>
        <translation>已带入参照案件的用语,请逐项核对;待填写:%1</translation>
    </message>
    <message>
        <source>What you type is not kept as a draft: %1</source>
        <translation>草稿没有存下来:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ActForm</name>
    <message>
        <source>In the name of</source>
        <translation>以何机关名义</translation>
    </message>
    <message>
        <source>Kept apart from the record, so that it can be destroyed lawfully</source>
        <translation>与记录分开存放,可依法销毁</translation>
    </message>
    <message>
        <source>This must be filled in</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>违法事实</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟处理</translation>
    </message>
    <message>
        <source>Fine as announced</source>
        <translation>告知的罚款</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>说明的理由</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ActMenus</name>
    <message>
        <source>People and roles</source>
        <translation>人员和角色</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Passwords and administrators</source>
        <translation>口令和管理员</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Document numbers</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Rules and forms</source>
        <translation>规则和文书样式</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>装备</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::AssessDialog</name>
    <message>
        <source>%1, %2 open</source>
        <translation>%1,未评 %2</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>被评查单位</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>案卷名称</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Result sheet…</source>
        <translation>评查结果表…</translation>
    </message>
    <message>
        <source>List as a workbook…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Assess dossiers of other units</source>
        <translation>评查外单位案卷</translation>
    </message>
    <message>
        <source>Package or PDF…</source>
        <translation>同步包或者电子案卷…</translation>
    </message>
    <message>
        <source>Paper dossier</source>
        <translation>纸质案卷</translation>
    </message>
    <message>
        <source>its passphrase</source>
        <translation>加锁包的口令</translation>
    </message>
    <message>
        <source>seed of the draw</source>
        <translation>抽样种子</translation>
    </message>
    <message>
        <source>Keeps so many of the dossiers that are not recorded yet; the same seed draws the same</source>
        <translation>从尚未登记的案卷中抽取这么多卷;种子相同,抽取结果相同</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>评查项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定书文号</translation>
    </message>
    <message>
        <source>Scoring sheet</source>
        <translation>评查标准</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>综合意见</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Points lost</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>扣几分</translation>
    </message>
    <message>
        <source>why, on page …</source>
        <translation>理由,写明页码</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>暂不评</translation>
    </message>
    <message>
        <source>Package or PDF</source>
        <translation>选择同步包或者电子案卷</translation>
    </message>
    <message>
        <source>Packages and PDF files (*.zip *.pdf *.001)</source>
        <translation>同步包和 PDF 文件 (*.zip *.pdf *.001)</translation>
    </message>
    <message>
        <source>Reading the dossiers</source>
        <translation>正在读取案卷</translation>
    </message>
    <message>
        <source>%1 dossiers to assess. What the records of a package tell stands there already; the rest is judged by hand.</source>
        <translation>待评查案卷 %1 个。同步包的记录能回答的项目已经填好,其余由人工评定。</translation>
    </message>
    <message>
        <source>%1 of %2 drawn</source>
        <translation>从 %2 个中抽取了 %1 个</translation>
    </message>
    <message>
        <source>by the records</source>
        <translation>据记录</translation>
    </message>
    <message>
        <source>by the records: %1</source>
        <translation>据记录:%1</translation>
    </message>
    <message>
        <source>veto</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Points are written like 0.5</source>
        <translation>扣分写成 0.5 这样的数字</translation>
    </message>
    <message>
        <source>Say why points are lost.</source>
        <translation>请写明扣分理由。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Save the result sheet</source>
        <translation>保存评查结果表</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存评查清单</translation>
    </message>
    <message>
        <source>assessed-dossiers.xlsx</source>
        <translation>评查结果.xlsx</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::AvListDialog</name>
    <message>
        <source>Not done yet</source>
        <translation>尚未进行</translation>
    </message>
    <message>
        <source>Recorded (%1)</source>
        <translation>已录(%1)</translation>
    </message>
    <message>
        <source>Text suffices</source>
        <translation>以文字代替</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠录</translation>
    </message>
    <message>
        <source>May be recorded, is not</source>
        <translation>可录,未录</translation>
    </message>
    <message>
        <source>List of audio-video records</source>
        <translation>音像记录事项清单</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>记录环节</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Must be recorded</source>
        <translation>必须音像记录</translation>
    </message>
    <message>
        <source>May be recorded</source>
        <translation>可以音像记录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How</source>
        <translation>记录方式</translation>
    </message>
    <message>
        <source>What</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保管期限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Text suffices…</source>
        <translation>以文字代替…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BackupAtEnd</name>
    <message>
        <source>Backing up before you leave. It can be stopped; leaving goes on.</source>
        <translation>退出前自动备份。可以停止,停止后照常退出。</translation>
    </message>
    <message>
        <source>The backup at the log-out of %1 was not made: %2</source>
        <translation>%1 退出时没有备份成功:%2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BackupPage</name>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Restore into a new folder…</source>
        <translation>恢复到新文件夹…</translation>
    </message>
    <message>
        <source>Move to a new computer…</source>
        <translation>搬到新电脑…</translation>
    </message>
    <message>
        <source>Copies in this folder, the newest first:</source>
        <translation>该文件夹中的备份(最新的在前):</translation>
    </message>
    <message>
        <source>A folder on an external disk</source>
        <translation>外接硬盘上的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Only what is not there yet is copied. Stopped half-way, do it again: it goes on from there.</source>
        <translation>只复制还没有的内容。中途停止的,再做一次即可接着进行。</translation>
    </message>
    <message>
        <source>There is no proven backup of this library yet.</source>
        <translation>本案卷库还没有恢复演练通过的备份。</translation>
    </message>
    <message>
        <source>Last backup that was restored on trial and checked without a finding: %1.</source>
        <translation>最近一次恢复演练通过的备份:%1。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Take an external disk that is locked away afterwards. Each backup is restored on trial and checked before it counts; one that was stopped or whose disk was pulled out leaves the last good one as it is: do it again, and it goes on from there.</source>
        <translation>请用外接硬盘,备份后锁存。每份备份都先试恢复并完整核验,通过才算数(恢复演练)。中途停止或拔盘,不影响上一份好的备份;再做一次即可接着进行。</translation>
    </message>
    <message>
        <source>Backup folder, on an external disk</source>
        <translation>备份文件夹(在外接硬盘上)</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>The backup of %1 records was restored on trial and checked: it is proven. Now lock the disk away.</source>
        <translation>备份完成:%1 条记录,恢复演练通过。请取下硬盘锁存。</translation>
    </message>
    <message>
        <source>A proven copy is written to %1, to be opened on the new computer with “Restore a backup, or move to this computer”. From then on the library on this computer is for reading only, so that no two go on apart.</source>
        <translation>将在 %1 写入一份恢复演练通过的搬家包,到新电脑上用“恢复备份 / 搬到这台电脑”打开。此后本机的案卷库只能查阅,不能再记录,以免两台电脑各记各的。</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>搬走</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在搬家</translation>
    </message>
    <message>
        <source>%1 records are ready for the new computer. This library is for reading only from now on.</source>
        <translation>搬家包已写好(%1 条记录)。请把硬盘接到新电脑恢复。本机的案卷库从现在起只能查阅。</translation>
    </message>
    <message>
        <source>The folder %1 is not there: plug in the disk, or choose another folder.</source>
        <translation>找不到文件夹 %1:请接上硬盘,或另选文件夹。</translation>
    </message>
    <message>
        <source>Back up there by itself at log-out and at the end, when the disk is plugged in</source>
        <translation>退出登录和关闭程序时,磁盘在就自动备份到这里</translation>
    </message>
    <message>
        <source>In a folder that holds a first backup of this library. It can be stopped; a failure is told at the next log-in and on the workbench.</source>
        <translation>文件夹里须已有本库的一次备份。自动备份可以停止;没有成功的,下次登录时和工作台上会提示。</translation>
    </message>
    <message>
        <source>anjuan-backup</source>
        <translation>案卷备份</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BatchDialog</name>
    <message>
        <source>handled on “%1”</source>
        <translation>在“%1”办理</translation>
    </message>
    <message>
        <source>nothing waits for approval</source>
        <translation>没有待审批的事项</translation>
    </message>
    <message>
        <source>no document is to be served</source>
        <translation>没有待送达的文书</translation>
    </message>
    <message>
        <source>not possible at this stage: %1</source>
        <translation>当前阶段不能办理:%1</translation>
    </message>
    <message>
        <source>done by: %1</source>
        <translation>由%1办理</translation>
    </message>
    <message>
        <source>Looking at the cases</source>
        <translation>正在查看各案件</translation>
    </message>
    <message>
        <source>%1 in several cases</source>
        <translation>%1(多案)</translation>
    </message>
    <message>
        <source>Each case has its form, filled with what it knows, and gets a record of its own. A case that fails is named and stays here; the others are recorded.</source>
        <translation>每件案件各有一张表单,已知内容已填好;每件案件各形成一条记录。没有办成的案件逐件说明并留在这里,其余照常记录。</translation>
    </message>
    <message>
        <source>Left out: %1 (%2)</source>
        <translation>未列入:%1(%2)</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What I typed here, in the other cases, too</source>
        <translation>本表填写的内容也填入其他案件</translation>
    </message>
    <message>
        <source>Where nothing else was typed in them; documents and records stay those of each case.</source>
        <translation>只填入其他案件没有另行填写的栏目;文书和记录仍为各案自己的。</translation>
    </message>
    <message>
        <source>still to be filled in</source>
        <translation>还要填写</translation>
    </message>
    <message>
        <source>stopped by a rule</source>
        <translation>规则不允许</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) to be read</source>
        <translation>
            <numerusform>%n 条规则提示</numerusform>
        </translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可以提交</translation>
    </message>
    <message>
        <source>Some fields still need you.</source>
        <translation>还有栏目需要填写或改正。</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>正在签名…</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>没有办成:%1</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message numerus="yes">
        <source>Recorded in %n case(s).</source>
        <translation>
            <numerusform>已在 %n 件案件中记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 recorded, %2 not: each says why.</source>
        <translation>已记录 %1 件,%2 件没有办成,原因见各案。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Continued from a draft. A draft is no record; it is signed into the chain when you submit.</source>
        <translation>已接着上次的草稿填写。草稿不入链,提交后签名入链。</translation>
    </message>
    <message>
        <source>What you type is not kept as a draft: %1</source>
        <translation>草稿没有存下来:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BreakdownChart</name>
    <message>
        <source>Cases filed</source>
        <translation>立案(件)</translation>
    </message>
    <message>
        <source>Cases penalised</source>
        <translation>处罚(件)</translation>
    </message>
    <message>
        <source>Cases not penalised</source>
        <translation>不予处罚(件)</translation>
    </message>
    <message>
        <source>Fines (yuan)</source>
        <translation>罚款(元)</translation>
    </message>
    <message>
        <source>Cases closed</source>
        <translation>结案(件)</translation>
    </message>
    <message>
        <source>Nothing was counted in this period.</source>
        <translation>这段时间没有可统计的案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n more stand(s) in the table</source>
        <translation>
            <numerusform>另有 %n 项见表</numerusform>
        </translation>
    </message>
    <message>
        <source>A click on a bar shows its cases.</source>
        <translation>点一条,右侧列出其案件。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BureauPage</name>
    <message>
        <source>Take in the uploads</source>
        <translation>收报送包</translation>
    </message>
    <message>
        <source>Open the unit&apos;s cases</source>
        <translation>打开该单位案卷</translation>
    </message>
    <message>
        <source>Return cases…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Card of this bureau…</source>
        <translation>局名片…</translation>
    </message>
    <message>
        <source>Add a unit…</source>
        <translation>登记报送单位…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Last upload</source>
        <translation>最近报送</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>最近回执</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件数</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>%1 (today)</source>
        <translation>%1(今天)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n day(s) ago)</source>
        <translation>
            <numerusform>%1(%n 天前)</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Uploads lie in</source>
        <translation>报送包所在文件夹</translation>
    </message>
    <message>
        <source>The folder or stick that the units&apos; uploads come in</source>
        <translation>各单位报送包所在的文件夹或 U 盘</translation>
    </message>
    <message>
        <source>Receipts go to</source>
        <translation>回执存放文件夹</translation>
    </message>
    <message>
        <source>The folder or stick that goes back to the units</source>
        <translation>要带回给各单位的文件夹或 U 盘</translation>
    </message>
    <message>
        <source>Choose the folder of the uploads and the one for the receipts.</source>
        <translation>请先选择报送包所在文件夹和回执存放文件夹。</translation>
    </message>
    <message>
        <source>Taking in the uploads</source>
        <translation>正在收报送包</translation>
    </message>
    <message>
        <source>There is no upload in this folder.</source>
        <translation>该文件夹中没有报送包。</translation>
    </message>
    <message>
        <source>Choose the folder for the receipts first.</source>
        <translation>请先选择回执存放文件夹。</translation>
    </message>
    <message>
        <source>Returned: give %1 to the unit.</source>
        <translation>已退回。请把 %1 交给该单位。</translation>
    </message>
    <message>
        <source>bureau-card-%1</source>
        <translation>局名片-%1</translation>
    </message>
    <message>
        <source>Save the card of this bureau</source>
        <translation>保存局名片</translation>
    </message>
    <message>
        <source>Order on a case…</source>
        <translation>对案件督办…</translation>
    </message>
    <message>
        <source>Saved: %1. Each unit registers it once, under Unit and people. Check code: %2</source>
        <translation>已保存:%1。各单位在「单位与人员」页登记一次。核对码:%2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CaseFilterBar</name>
    <message>
        <source>Open cases only</source>
        <translation>仅未结案件</translation>
    </message>
    <message>
        <source>Filters kept under a name</source>
        <translation>已保存的筛选条件</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>更多 ▾</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>from, e.g. 2026-5</source>
        <translation>起,如 2026-5</translation>
    </message>
    <message>
        <source>to</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>罚款</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>An amount in yuan, e.g. 500 or 1200.50</source>
        <translation>金额(元),如 500、1200.50、3千</translation>
    </message>
    <message>
        <source>A year, a month or a day, e.g. 2026, 2026-5, 2026-05-08</source>
        <translation>年、月或日,如 2026、2026-5、2026-05-08</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部阶段</translation>
    </message>
    <message>
        <source>All officers</source>
        <translation>全部承办人</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Keep this filter as</source>
        <translation>筛选条件名称</translation>
    </message>
    <message>
        <source>Search: number, party, place, facts, papers (Ctrl+F)</source>
        <translation>检索:案号、当事人、地点、事实、文书(Ctrl+F)</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Cases in which something should have been done by today, the longest overdue first</source>
        <translation>有事项到今天已逾期的案件,逾期最久的在前</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CaseListPage</name>
    <message>
        <source>No case matches.</source>
        <translation>没有符合条件的案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交给…</translation>
    </message>
    <message>
        <source>Package for review…</source>
        <translation>送审包…</translation>
    </message>
    <message>
        <source>Take in an opinion…</source>
        <translation>收意见…</translation>
    </message>
    <message>
        <source>The selected cases go to another PC; several with Ctrl or Shift.</source>
        <translation>把选中的案件移交给另一台电脑;按住 Ctrl 或 Shift 可选多件。</translation>
    </message>
    <message>
        <source>Cases of the past…</source>
        <translation>补录历史案件…</translation>
    </message>
    <message>
        <source>At the roadside…</source>
        <translation>路边批量…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>From paper…</source>
        <translation>接续办理…</translation>
    </message>
    <message>
        <source>A case that was begun on paper goes on here, at any stage</source>
        <translation>此前在纸上办理的案件,从任何一步接着办</translation>
    </message>
    <message>
        <source>Like this one…</source>
        <translation>参照新建…</translation>
    </message>
    <message>
        <source>A new case that takes over the words of the selected one, without its names, dates and numbers</source>
        <translation>新建案件,带入所选案件的用语,姓名、日期、文号等隐去待填</translation>
    </message>
    <message>
        <source>Signed pages…</source>
        <translation>收回签字页…</translation>
    </message>
    <message>
        <source>Scans and photographs of signed pages are filed by the codes at their feet</source>
        <translation>签字页的扫描件和照片按页脚二维码归入各案</translation>
    </message>
    <message>
        <source>To be signed…</source>
        <translation>签批册…</translation>
    </message>
    <message>
        <source>Sheets for the leader&apos;s ink signature, one for each case, printed together</source>
        <translation>待负责人签字的事项,每案一页,一次打印</translation>
    </message>
    <message>
        <source>No case yet: one begins with “Register a clue” above; what your unit still lacks stands on the workbench (Ctrl+2).</source>
        <translation>还没有案件。点左上角“登记线索”开始;本单位还缺什么,见“工作台”(Ctrl+2)。</translation>
    </message>
    <message>
        <source>Forms to take outside…</source>
        <translation>外出文书包…</translation>
    </message>
    <message>
        <source>Blank forms for each place, with numbers of their own, to be filled in by hand</source>
        <translation>每个地点一套空白文书,文号已经占好,到现场手写</translation>
    </message>
    <message numerus="yes">
        <source>More than %n case(s)</source>
        <translation>
            <numerusform>超过 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Print their documents…</source>
        <translation>打印所选案件的文书…</translation>
    </message>
    <message>
        <source>Save as a workbook…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Discussed together…</source>
        <translation>集体讨论(多案)…</translation>
    </message>
    <message>
        <source>%1 in all of them…</source>
        <translation>%1(选中各案)…</translation>
    </message>
    <message>
        <source>Selected cases</source>
        <translation>选中案件</translation>
    </message>
    <message>
        <source>Several with Ctrl or Shift, all with Ctrl+A</source>
        <translation>按住 Ctrl 或 Shift 选多件,Ctrl+A 全选</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期的案件。</translation>
    </message>
    <message>
        <source>%1 (Ctrl+N)</source>
        <translation>%1(Ctrl+N)</translation>
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
    <message>
        <source>[copy] %1</source>
        <translation>[副本] %1</translation>
    </message>
    <message>
        <source>Handled on “%1”; here for reading only.</source>
        <translation>由“%1”办理,这里只供查看。</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>命中内容</translation>
    </message>
    <message>
        <source>(no number)</source>
        <translation>(无立案号)</translation>
    </message>
    <message>
        <source>Overdue since</source>
        <translation>逾期事项和到期日</translation>
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
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Package for review…</source>
        <translation>送审包…</translation>
    </message>
    <message>
        <source>Take in an opinion…</source>
        <translation>收意见…</translation>
    </message>
    <message>
        <source>This case is handled on “%1”; here is a copy, for reading only.</source>
        <translation>本案由“%1”办理,这里是副本,只供查看。</translation>
    </message>
    <message>
        <source>&amp;8 Score</source>
        <translation>评查(&amp;8)</translation>
    </message>
    <message>
        <source>&amp;6 Review</source>
        <translation>裁量与审核(&amp;6)</translation>
    </message>
    <message>
        <source>&amp;7 Dossier</source>
        <translation>卷宗与导出(&amp;7)</translation>
    </message>
    <message>
        <source>(no number)</source>
        <translation>(无立案号)</translation>
    </message>
    <message>
        <source>Next for you (Ctrl+J): %1</source>
        <translation>下一件待您办理(Ctrl+J):%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CheckDialog</name>
    <message>
        <source>Check a folder</source>
        <translation>核验文件夹</translation>
    </message>
    <message>
        <source>Folder %1. Nothing in it is changed by a check.</source>
        <translation>文件夹 %1。核验不会改动其中任何内容。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::CopyDialog</name>
    <message>
        <source>Piece</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>复制件中</translation>
    </message>
    <message>
        <source>Leave out or put back</source>
        <translation>不附(或恢复)</translation>
    </message>
    <message>
        <source>Save the copy…</source>
        <translation>保存复制件…</translation>
    </message>
    <message>
        <source>Copy for the party or a court</source>
        <translation>给当事人或者法院的复制件</translation>
    </message>
    <message>
        <source>further names or words, with a comma between them</source>
        <translation>还要遮盖的姓名或文字,用逗号分开</translation>
    </message>
    <message>
        <source>For</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Fetched by</source>
        <translation>领取人</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Cover, too</source>
        <translation>另外遮盖</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A PDF of what may be seen of the volume. Particulars of others are covered, and are gone from the file; internal papers stay back. Who was given it and why is noted.</source>
        <translation>把案卷中可以查阅的材料做成一份 PDF。他人的个人信息已遮盖,文件中不再含有;内部材料不附。给了谁、因何事由,都会登记。</translation>
    </message>
    <message>
        <source>Looking the volume through</source>
        <translation>正在查看案卷</translation>
    </message>
    <message>
        <source>No particulars of others are known in this case.</source>
        <translation>本案没有登记他人的个人信息。</translation>
    </message>
    <message>
        <source>Covered: %1</source>
        <translation>将遮盖:%1</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>保存复制件</translation>
    </message>
    <message>
        <source>%1-copy</source>
        <translation>%1-复制件</translation>
    </message>
    <message>
        <source>Making the copy</source>
        <translation>正在制作复制件</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DeadlineModel</name>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1(暂计)</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>届满日</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>案由</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DeadlinesPage</name>
    <message>
        <source>Open the case</source>
        <translation>打开案件</translation>
    </message>
    <message>
        <source>Export as calendar…</source>
        <translation>导出日历…</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>%1 open, %2 of them overdue</source>
        <translation>未完结 %1 项,其中已超期 %2 项</translation>
    </message>
    <message>
        <source>No deadline is open on this day.</source>
        <translation>当日没有未完结的期限。</translation>
    </message>
    <message>
        <source>deadlines %1.ics</source>
        <translation>期限 %1.ics</translation>
    </message>
    <message>
        <source>Export as calendar</source>
        <translation>导出日历</translation>
    </message>
    <message>
        <source>%1 deadlines are in %2.</source>
        <translation>%1 项期限已写入 %2。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1:%2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DeriveDialog</name>
    <message>
        <source>Masked copy</source>
        <translation>遮蔽件</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>剪辑片段</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>The item&apos;s title, if left empty</source>
        <translation>不填则用证据名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What for *</source>
        <translation>事由 *</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>要求人</translation>
    </message>
    <message>
        <source>The original is kept unchanged; the new file is recorded with its own SHA-256.</source>
        <translation>原件不变;新文件以自己的 SHA-256 登记。</translation>
    </message>
    <message>
        <source>Make and record (Ctrl+Enter)</source>
        <translation>制作并登记(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Blur beyond recovery</source>
        <translation>模糊(不可还原)</translation>
    </message>
    <message>
        <source>Page </source>
        <translation>第几页 </translation>
    </message>
    <message>
        <source>Through the whole film</source>
        <translation>全片</translation>
    </message>
    <message>
        <source>Silence the sound between in and out</source>
        <translation>在起点与终点之间静音</translation>
    </message>
    <message>
        <source>Take the last region back</source>
        <translation>撤回最后一个区域</translation>
    </message>
    <message>
        <source>Draw rectangles over what must not be seen:</source>
        <translation>在不能示人的部分上画框:</translation>
    </message>
    <message>
        <source>Say what it is for: it is recorded.</source>
        <translation>请写明事由,将记入记录。</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时刻</translation>
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
    <message>
        <source>This library was moved to another computer and is for reading only.</source>
        <translation>本案卷库已搬到另一台电脑,这里只能查阅。</translation>
    </message>
    <message>
        <source>This library is open for reading only: nothing can be recorded.</source>
        <translation>本案卷库以只读方式打开,不能作任何记录。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DiscussionDialog</name>
    <message>
        <source>Discussed together</source>
        <translation>集体讨论(多案)</translation>
    </message>
    <message>
        <source>The meeting is entered once. Each case gets a record of its own: its excerpt, its result, its votes. The minutes stay here: a package of one case takes its excerpt along, not what was said of the others.</source>
        <translation>会议只录一次。每案各有一条记录:本案摘录、结论、各人意见。会议记录留在本库:单独移交、送审一案时只带本案摘录,不带其他案件的讨论内容。</translation>
    </message>
    <message>
        <source>Left out: %1 (%2)</source>
        <translation>未列入:%1(%2)</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>What was said of it</source>
        <translation>本案摘录</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>意见数</translation>
    </message>
    <message>
        <source>These votes for all cases that have none</source>
        <translation>这些意见用于尚未填写的各案</translation>
    </message>
    <message>
        <source>All of them or none: it is signed into the chain of each case when you submit.</source>
        <translation>各案一并录入,有一案不能录入的全部不录入;提交时签名写入各案记录链。</translation>
    </message>
    <message>
        <source>Some fields still need you.</source>
        <translation>还有栏目需要填写或改正。</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>正在签名…</translation>
    </message>
    <message numerus="yes">
        <source>Entered in %n case(s).</source>
        <translation>
            <numerusform>已录入 %n 件案件。</numerusform>
        </translation>
    </message>
    <message>
        <source>With flaws that stand on record:</source>
        <translation>记录在案的瑕疵:</translation>
    </message>
    <message>
        <source>Continued from a draft. A draft is no record; it is signed into the chain when you submit.</source>
        <translation>已接着上次的草稿填写。草稿不入链,提交后签名入链。</translation>
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
        <source>As rendered</source>
        <translation>生成的文书</translation>
    </message>
    <message>
        <source>Press Open to read it; the viewing is recorded.</source>
        <translation>按“打开”阅读;查阅会留痕。</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已补正</translation>
    </message>
    <message>
        <source>returned, served</source>
        <translation>退回后送达</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>served</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>to be sealed</source>
        <translation>待盖章</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已制作</translation>
    </message>
    <message>
        <source>Print… (Ctrl+P)</source>
        <translation>打印…(Ctrl+P)</translation>
    </message>
    <message>
        <source>Prints the documents that are marked, with a preview; Ctrl or Shift marks several</source>
        <translation>打印选中的文书,先预览;按 Ctrl 或 Shift 可选多件</translation>
    </message>
    <message>
        <source>Print these from WPS or Word: %1</source>
        <translation>这几件请用 WPS 或 Word 打印:%1</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Booklet, envelope</source>
        <translation>小册子、信封</translation>
    </message>
    <message>
        <source>Booklet on A3 paper, to be folded…</source>
        <translation>小册子(A3 纸对折)…</translation>
    </message>
    <message>
        <source>Booklet on A4 paper, pages made smaller…</source>
        <translation>小册子(A4 纸对折,页面缩小)…</translation>
    </message>
    <message>
        <source>Envelope or waybill…</source>
        <translation>信封或者快递单…</translation>
    </message>
    <message>
        <source>Arranging the pages</source>
        <translation>正在拼版</translation>
    </message>
    <message>
        <source>Booklet</source>
        <translation>小册子</translation>
    </message>
    <message>
        <source>Signed on the pad: %1</source>
        <translation>手写板签名:%1</translation>
    </message>
    <message>
        <source>Signature lost: %1</source>
        <translation>签名失效:%1</translation>
    </message>
    <message>
        <source>Booklet of %1 pages on %2 sheets: both sides, turned over the short edge; fold, staple the fold</source>
        <translation>小册子:共 %1 页,用纸 %2 张,双面打印、沿短边翻转,整叠对折后在折线上装订</translation>
    </message>
    <message>
        <source>Reading the pages</source>
        <translation>正在读取版面</translation>
    </message>
    <message>
        <source>No paper yet. “Make a document” shows it while it is written; what a step makes by itself, as a notice or a decision, comes here, too.</source>
        <translation>还没有文书。点“制作文书”,边写边看样子;告知、决定等步骤自己生成的文书也在这里。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DossierTab</name>
    <message>
        <source>Binding…</source>
        <translation>装订方式…</translation>
    </message>
    <message>
        <source>How many pages a book holds, and where page numbers stand</source>
        <translation>每册多少页、页号放在哪里</translation>
    </message>
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
    <message>
        <source>Copy for the party or a court…</source>
        <translation>给当事人或法院的复制件…</translation>
    </message>
    <message>
        <source>Copy written to %1. Who was given it is on record. Look it through before it goes.</source>
        <translation>复制件已写入 %1,领取人已登记。交出之前请逐页看一遍。</translation>
    </message>
    <message>
        <source>Outer and inner volume</source>
        <translation>分正卷、副卷</translation>
    </message>
    <message>
        <source>The outer volume holds what the party may see, the inner one internal papers.</source>
        <translation>正卷是当事人可以查阅的材料,副卷是内部审批、审核、讨论材料。</translation>
    </message>
    <message>
        <source>Volume written to %1</source>
        <translation>该卷已写入 %1</translation>
    </message>
    <message>
        <source>In which order the papers lie: as the case went, or as market supervision binds, with the decision and its service in front.</source>
        <translation>卷内文书的顺序:按办案程序,或者按市场监管案卷(决定书及其送达回证在前)。</translation>
    </message>
    <message>
        <source>In the order of the process</source>
        <translation>按办案程序顺序</translation>
    </message>
    <message>
        <source>In the order of market supervision</source>
        <translation>按市场监管案卷顺序</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DraftPreview</name>
    <message>
        <source>Choose a form: its page is shown here while you write.</source>
        <translation>选好文书,写的时候这里随时显示它的样子。</translation>
    </message>
    <message>
        <source>Still to be filled in: %1</source>
        <translation>还须填写:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::DutiesDialog</name>
    <message>
        <source>The officer left the unit</source>
        <translation>承办人调离</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>%1 leaves</source>
        <translation>%1离岗交接</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Still to be done by</source>
        <translation>待办及期限</translation>
    </message>
    <message>
        <source>Or the list that both signed, scanned</source>
        <translation>或双方签字的移交清单扫描件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The list that both signed</source>
        <translation>双方签字的移交清单</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.png);;All files (*)</source>
        <translation>扫描件 (*.pdf *.jpg *.png);;全部文件 (*)</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>接办人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质签字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 signs here with their password</source>
        <translation>%1当场输入口令签名</translation>
    </message>
    <message>
        <source>Neither of the two is logged in: the signed list is needed</source>
        <translation>两人都未登录:须上传签字清单</translation>
    </message>
    <message>
        <source>Say why the cases are handed over.</source>
        <translation>请写明移交原因。</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>正在移交</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) handed over, in one act signed by both.</source>
        <translation>
            <numerusform>已移交 %n 件案件,双方签名。</numerusform>
        </translation>
    </message>
    <message>
        <source>This person has no open case: nothing is to be handed over. Roles and key are ended in the menus above the list of people.</source>
        <translation>此人没有未结案件,不必移交。终止角色、停用密钥在人员列表上方的菜单里办理。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::EnrolDialog</name>
    <message>
        <source>Accept, and save the package of the unit…</source>
        <translation>同意入网,并保存单位包…</translation>
    </message>
    <message>
        <source>Application of a PC to join</source>
        <translation>入网申请</translation>
    </message>
    <message>
        <source>Ask for the check code by telephone, or look at the other PC. If it differs, do not accept.</source>
        <translation>请打电话核对,或到那台电脑前看:核对码必须一致。不一致的,不要同意。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>no role yet</source>
        <translation>尚无角色</translation>
    </message>
    <message>
        <source>Already in the unit: %1. Stays as it is.</source>
        <translation>本单位已有人员:%1,保持不变。</translation>
    </message>
    <message>
        <source>Accepting the application</source>
        <translation>正在办理入网</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::EnvelopeDialog</name>
    <message>
        <source>The envelope has its boxes already: print the digits alone</source>
        <translation>信封上已印有框格,只打印数字</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Envelope or waybill</source>
        <translation>信封或者快递单</translation>
    </message>
    <message>
        <source>DL, 220 × 110 mm</source>
        <translation>DL 号,220 × 110 毫米</translation>
    </message>
    <message>
        <source>ZL, 230 × 120 mm</source>
        <translation>ZL 号,230 × 120 毫米</translation>
    </message>
    <message>
        <source>C5, 229 × 162 mm</source>
        <translation>C5 号,229 × 162 毫米</translation>
    </message>
    <message>
        <source>C4, 324 × 229 mm</source>
        <translation>C4 号,324 × 229 毫米</translation>
    </message>
    <message>
        <source>EMS: what the waybill asks for, A5</source>
        <translation>EMS:详情单填写内容,A5</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>From</source>
        <translation>寄件人</translation>
    </message>
    <message>
        <source>Contents (EMS)</source>
        <translation>内件品名(EMS)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The address is the one confirmed for service.</source>
        <translation>地址取自送达地址确认书。</translation>
    </message>
    <message>
        <source>No address was confirmed for service: this is the party&apos;s own.</source>
        <translation>没有送达地址确认书,地址取自当事人信息。</translation>
    </message>
    <message>
        <source>Save the envelope</source>
        <translation>保存信封</translation>
    </message>
    <message>
        <source>envelope</source>
        <translation>信封</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::EvidenceModel</name>
    <message>
        <source>Destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>Moved to another case</source>
        <translation>已移入其他案件</translation>
    </message>
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
        <translation>决定后材料</translation>
    </message>
    <message>
        <source>Content damaged</source>
        <translation>内容已损坏</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>敏感</translation>
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
        <source>Step</source>
        <translation>记录环节</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>最近复核</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::EvidenceTab</name>
    <message>
        <source>Verified</source>
        <translation>已查证</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未查证</translation>
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
    <message>
        <source>Take in… (Ctrl+I)</source>
        <translation>收入…(Ctrl+I)</translation>
    </message>
    <message>
        <source>Many files at once, from a card, a recorder or a folder</source>
        <translation>一次收入多个文件:存储卡、执法记录仪或者文件夹</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>筛选(Ctrl+F)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文件材料</translation>
    </message>
    <message>
        <source>Something lacking</source>
        <translation>有欠缺</translation>
    </message>
    <message>
        <source>Derived items</source>
        <translation>派生件</translation>
    </message>
    <message>
        <source>AV list…</source>
        <translation>音像清单…</translation>
    </message>
    <message>
        <source>Access report…</source>
        <translation>调阅记录…</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>保管证明…</translation>
    </message>
    <message>
        <source>Recorded: %1 of %2 steps (%3%), text suffices: %4.</source>
        <translation>音像记录:已做 %2 个环节,已录 %1 个(覆盖率 %3%),以文字代替 %4 个。</translation>
    </message>
    <message>
        <source>Owed: %1</source>
        <translation>欠录:%1</translation>
    </message>
    <message>
        <source>Certificate of the item</source>
        <translation>证据保管证明</translation>
    </message>
    <message>
        <source>certificate-%1.pdf</source>
        <translation>证据保管证明-%1.pdf</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>保管证明</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Made how</source>
        <translation>制作方法</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>载体</translation>
    </message>
    <message>
        <source>From another body</source>
        <translation>移送机关</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>记录环节</translation>
    </message>
    <message>
        <source>Excluded because</source>
        <translation>排除理由</translation>
    </message>
    <message>
        <source>The file claims</source>
        <translation>文件自述</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>最近复核</translation>
    </message>
    <message>
        <source>not yet on this PC</source>
        <translation>本机尚未复核</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Exchange</name>
    <message>
        <source>Packages (*.anjuan.zip *.zip);;All files (*)</source>
        <translation>交换包 (*.anjuan.zip *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Cards and applications (*.json);;All files (*)</source>
        <translation>卡片、申请和意见文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入:%1</translation>
    </message>
    <message>
        <source>Upload to the bureau</source>
        <translation>报送包</translation>
    </message>
    <message>
        <source>Cases handed over</source>
        <translation>移交包</translation>
    </message>
    <message>
        <source>Package for review</source>
        <translation>送审包</translation>
    </message>
    <message>
        <source>Package of the unit</source>
        <translation>单位包</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存档包</translation>
    </message>
    <message>
        <source>The code is the same</source>
        <translation>核对码一致</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ExchangePage</name>
    <message>
        <source>Import a package…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Take in an opinion…</source>
        <translation>收意见…</translation>
    </message>
    <message>
        <source>Not yet acknowledged</source>
        <translation>交出未签收</translation>
    </message>
    <message>
        <source>Reporting to the bureau</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Two histories</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>Packages of cases handed over, for review or of the unit; the reviewer&apos;s opinion. What comes in is shown before anything is written.</source>
        <translation>导入移交包、送审包、单位包,收审核意见。先显示会收入什么,确认后才写入。</translation>
    </message>
    <message>
        <source>Import a package</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sticks and folders</source>
        <translation>优盘与共享文件夹</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FieldEditor</name>
    <message>
        <source>%1: &quot;%2&quot; is no quantity, with three places at most</source>
        <translation>%1:“%2”不是数量(最多三位小数)</translation>
    </message>
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
    <message>
        <source>Still to be filled in: %1</source>
        <translation>还须填写:%1</translation>
    </message>
    <message>
        <source>5.8, 明天</source>
        <translation>5.8、明天</translation>
    </message>
    <message>
        <source>Type a day as you say it: 5.8, 0508, 8日, 今天, 明天, 昨天</source>
        <translation>可直接输入:5.8、0508、8日、今天、明天、昨天</translation>
    </message>
    <message>
        <source>500, 1200.50, 3千, 1.5万</source>
        <translation>500、1200.50、3千、1.5万</translation>
    </message>
    <message>
        <source>This is no amount in yuan, with two places at most.</source>
        <translation>不是金额(元,最多两位小数)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day of the calendar: mend it, or clear it</source>
        <translation>“%1”不是日历上的日期,请改正或者清除</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no whole number</source>
        <translation>%1:“%2”不是整数</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no amount in yuan, with two places at most</source>
        <translation>%1:“%2”不是金额(元,最多两位小数)</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no day of the calendar</source>
        <translation>%1:“%2”不是日历上的日子</translation>
    </message>
    <message>
        <source>Only the first %1 letters of what was pasted are here: file the rest as a document</source>
        <translation>一行只能放下前 %1 个字,粘贴的其余部分没有放进来:长内容请作为附件登记</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no day and time: mend it, or clear it</source>
        <translation>“%1”不是日期和时间:请改正,或者清空</translation>
    </message>
    <message>
        <source>5.8 14:30</source>
        <translation>5.8 14:30</translation>
    </message>
    <message>
        <source>Type day and time as you say them: 5.8 14:30, 14:30, 昨天 9点</source>
        <translation>日期和时间照口头说法输入:5.8 14:30、14:30、昨天 9点</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FieldPackDialog</name>
    <message>
        <source>Make and save as one PDF…</source>
        <translation>制作并另存为一个 PDF…</translation>
    </message>
    <message>
        <source>Unused: give back</source>
        <translation>未用,交回</translation>
    </message>
    <message>
        <source>Spoilt: void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Forms to take outside</source>
        <translation>外出文书包</translation>
    </message>
    <message>
        <source>Each place gets a set of blank forms. Their numbers are taken at once, so that nobody else gets them. What is written by hand is the original: scan it with &quot;Signed pages…&quot; when you are back.</source>
        <translation>每个地点一套空白文书。文号当场占用,别人不会再取到。手写的页是原件:回来后用“收回签字页…”扫描归案。</translation>
    </message>
    <message>
        <source>Save the forms</source>
        <translation>保存文书包</translation>
    </message>
    <message>
        <source>forms-to-take-outside.pdf</source>
        <translation>外出文书包.pdf</translation>
    </message>
    <message>
        <source>One place a line</source>
        <translation>每行一个地点</translation>
    </message>
    <message>
        <source>(no second officer yet)</source>
        <translation>(还没有第二名执法人员)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>With</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Taken outside</source>
        <translation>带出的文书</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>领取日期</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it comes back, or is void</source>
        <translation>交回或者作废的原因</translation>
    </message>
    <message>
        <source>Its number is given to the next paper. Tear the sheet up.</source>
        <translation>文号由下一份文书使用。请把这张纸销毁。</translation>
    </message>
    <message>
        <source>Its number is never given again; the reason stands in the list of numbers.</source>
        <translation>文号不再使用,原因写在文号台账里。</translation>
    </message>
    <message>
        <source>Making the forms</source>
        <translation>正在制作文书包</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FiguresDialog</name>
    <message>
        <source>Figures of a unit, %1 to %2</source>
        <translation>录入单位的数,%1 至 %2</translation>
    </message>
    <message>
        <source>its report, telephone, date</source>
        <translation>书面报表、电话、日期</translation>
    </message>
    <message>
        <source>Unit *</source>
        <translation>单位 *</translation>
    </message>
    <message>
        <source>Where they come from</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“%1” is no number for “%2”.</source>
        <translation>“%1”不能作为“%2”的数。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FirstSteps</name>
    <message>
        <source>Two officers: a case is handled by two.</source>
        <translation>两名执法人员:办案须两人以上</translation>
    </message>
    <message>
        <source>The cards of the officers.</source>
        <translation>执法人员的执法证件</translation>
    </message>
    <message>
        <source>The head who approves. Who uses no computer signs on paper.</source>
        <translation>审批的负责人(不用电脑的,可在纸上签)</translation>
    </message>
    <message>
        <source>A legal reviewer, who handles no case.</source>
        <translation>法制审核人员(不办案)</translation>
    </message>
    <message>
        <source>The county&apos;s pack: what stands now is for training.</source>
        <translation>本县规则包:现在用的只是教学示范</translation>
    </message>
    <message>
        <source>A second administrator, in case the first forgets the password.</source>
        <translation>第二名管理员,以防口令遗忘</translation>
    </message>
    <message>
        <source>A first backup.</source>
        <translation>第一次备份</translation>
    </message>
    <message>
        <source>Up to which numbers this year&apos;s documents are used already.</source>
        <translation>今年文号已用到多少</translation>
    </message>
    <message>
        <source>What papers say of the unit: the word at the head of its numbers, its address, the court.</source>
        <translation>本单位信息:机关代字、地址、复议机关和法院(文书要用)</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FontsDialog</name>
    <message>
        <source>Fonts of documents</source>
        <translation>文书字体</translation>
    </message>
    <message>
        <source>Song (tables, titles)</source>
        <translation>宋体(表格、标题)</translation>
    </message>
    <message>
        <source>Hei (headings)</source>
        <translation>黑体(小标题)</translation>
    </message>
    <message>
        <source>Fangsong (text)</source>
        <translation>仿宋(正文)</translation>
    </message>
    <message>
        <source>Kai (notes)</source>
        <translation>楷体(附注)</translation>
    </message>
    <message>
        <source>Keep for this PC</source>
        <translation>本机采用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ForkTab</name>
    <message>
        <source>The left one goes on…</source>
        <translation>以左边为准…</translation>
    </message>
    <message>
        <source>The right one goes on…</source>
        <translation>以右边为准…</translation>
    </message>
    <message>
        <source>The same case went on in two places, as happens when a library is copied. Until an administrator decides, nothing can be issued in it. The other history stays readable for ever.</source>
        <translation>同一案件在两处各自往下办了(多因复制了案卷库)。管理员决定以哪边为准之前,本案不能对外出具文书。另一边永久保留,随时可查。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Same up to</source>
        <translation>相同至</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Not decided: nothing can be issued</source>
        <translation>未决定:暂停对外出文</translation>
    </message>
    <message>
        <source>Decided: the left one goes on</source>
        <translation>已决定:以左边为准</translation>
    </message>
    <message>
        <source>Decided: the right one goes on</source>
        <translation>已决定:以右边为准</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>No case has two histories.</source>
        <translation>没有分叉的案件。</translation>
    </message>
    <message>
        <source>Left: as it is on this PC, after record %1</source>
        <translation>左边:本机的记录(第 %1 条之后)</translation>
    </message>
    <message>
        <source>Right: as it came in, after record %1</source>
        <translation>右边:收到的记录(第 %1 条之后)</translation>
    </message>
    <message>
        <source>An administrator decides, on the PC that keeps the unit&apos;s chain; once for each.</source>
        <translation>由管理员在持有单位链的电脑上决定,每处分叉决定一次。</translation>
    </message>
    <message>
        <source>“%1” goes on with the %2 record(s) of the %3 side. The %4 record(s) of the other side do not count any more, and stay readable. This cannot be undone.</source>
        <translation>“%1”以%3边的 %2 条记录为准。另一边的 %4 条记录不再算数,但仍可查阅。此决定不能撤销。</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>The left one goes on</source>
        <translation>以左边为准</translation>
    </message>
    <message>
        <source>The right one goes on</source>
        <translation>以右边为准</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>正在记录决定</translation>
    </message>
    <message>
        <source>Decided. Give the package of the unit to the other PCs, so that they go by it.</source>
        <translation>已决定。请把单位包交给其他电脑,使各台电脑一致。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FormsDialog</name>
    <message>
        <source>Adopt this form…</source>
        <translation>采用这一格式…</translation>
    </message>
    <message>
        <source>Forms of documents</source>
        <translation>文书格式</translation>
    </message>
    <message>
        <source>Number of a case to try it on; empty: the newest</source>
        <translation>用哪个案件试填(案号);不填用最近的案件</translation>
    </message>
    <message>
        <source>A Word form has its fields in double braces, such as {{案由}}. Try it on a case before it is adopted.</source>
        <translation>Word 文书里把要填的地方写成双花括号,如 {{案由}}。先用一个案件试填,再采用。</translation>
    </message>
    <message>
        <source>Try a Word form…</source>
        <translation>试填 Word 文书…</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>Signed or sealed by</source>
        <translation>谁签名盖章</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时制作</translation>
    </message>
    <message>
        <source>Word form</source>
        <translation>Word 文书</translation>
    </message>
    <message>
        <source>Word forms (*.docx);;All files (*)</source>
        <translation>Word 文书 (*.docx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Trying the form</source>
        <translation>正在试填</translation>
    </message>
    <message>
        <source>The form holds. Asked of the writer: %1</source>
        <translation>可以采用。须填写:%1</translation>
    </message>
    <message>
        <source>Fonts…</source>
        <translation>字体…</translation>
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
        <source>Administrator&apos;s name</source>
        <translation>管理员姓名</translation>
    </message>
    <message>
        <source>Administrator&apos;s log-in</source>
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
    <message>
        <source>Optional: members of this group of the operating system may open it, too</source>
        <translation>选填:该操作系统用户组的成员也可打开</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>系统用户组</translation>
    </message>
    <message>
        <source>anjuan-library</source>
        <translation>案卷库</translation>
    </message>
    <message>
        <source>%1: the pack “%2” %3 in %4 is for this place. It is adopted on the workbench, under what is still missing.</source>
        <translation>%1:规则包“%2”%3(%4)适用于本地。建库后在工作台的“还缺什么”里采用。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::FromPaperDialog</name>
    <message>
        <source>Go on with a case begun on paper</source>
        <translation>接续办理:此前在纸上办理的案件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>How the case came in, as the paper says.</source>
        <translation>案件来源,按纸质材料填写。</translation>
    </message>
    <message>
        <source>The party, as the paper says.</source>
        <translation>当事人,按纸质材料填写。</translation>
    </message>
    <message>
        <source>How far it went on paper, with the scan of the volume. The record will say: “%1”. What the paper has is taken as done; what comes after it is checked as usual.</source>
        <translation>已办到哪一步,并附此前卷宗的扫描件。记录将载明:“%1”。纸上已办的视为已办,此后各步照常校验。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>The clue</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>The party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>纸质卷宗</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>第 %1 步,共 %2 步:%3</translation>
    </message>
    <message>
        <source>Submit and sign</source>
        <translation>提交并签名</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Some fields still need you.</source>
        <translation>还有栏目需要填写或改正。</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>正在签名…</translation>
    </message>
    <message>
        <source>If it is so, submit again: it is recorded as it stands.</source>
        <translation>确属如此的,再次提交,按所填登记。</translation>
    </message>
    <message>
        <source>“%1” is left out: the day on which the case goes on here counts instead.</source>
        <translation>“%1”没有填写,将按接续日期计算。</translation>
    </message>
    <message>
        <source>“%1” (%2) is later than today.</source>
        <translation>“%1”(%2)晚于今天。</translation>
    </message>
    <message>
        <source>“%1” (%2) is before “%3” (%4).</source>
        <translation>“%1”(%2)早于“%3”(%4)。</translation>
    </message>
    <message>
        <source>Neither a fine nor a warning is told: a decision made here would have none.</source>
        <translation>没有填写罚款数额或者警告,在此作出的决定将没有处罚内容。</translation>
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
    <name>anjuan::ui::HandOverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hand over the unit&apos;s chain</source>
        <translation>移交单位链</translation>
    </message>
    <message>
        <source>Hand over cases</source>
        <translation>移交案件</translation>
    </message>
    <message>
        <source>People, roles and PCs of the unit are kept on one PC at a time. From now on that will be the PC chosen here; on this one nothing of it can be changed any more.</source>
        <translation>单位的人员、角色和电脑由一台电脑管理。移交后改由所选电脑管理,本机不能再作更改。</translation>
    </message>
    <message>
        <source>All open cases that %1 handles on this PC go to the PC chosen here. They stay here for reading.</source>
        <translation>%1 在本机承办的全部未结案件移交给所选电脑,本机留存副本供查看。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) go to the PC chosen here, and stay on this one for reading:</source>
        <translation>
            <numerusform>以下 %n 件案件移交给所选电脑,本机留存副本供查看:</numerusform>
        </translation>
    </message>
    <message>
        <source>A stick, or a folder that both PCs reach</source>
        <translation>U 盘,或两台电脑都能打开的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Where the package is written</source>
        <translation>移交包写到哪里</translation>
    </message>
    <message>
        <source>Work was divided anew</source>
        <translation>工作分工调整</translation>
    </message>
    <message>
        <source>The officer is away</source>
        <translation>承办人外出</translation>
    </message>
    <message>
        <source>The officer left the unit</source>
        <translation>承办人调离</translation>
    </message>
    <message>
        <source>No other PC of this unit is known here yet. It joins by its card: Unit and people › Card.</source>
        <translation>本单位还没有别的电脑。请先在“单位与人员”页用开户卡让另一台电脑加入。</translation>
    </message>
    <message>
        <source>To the PC</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write the package to</source>
        <translation>移交包写到</translation>
    </message>
    <message>
        <source>Say why the cases are handed over.</source>
        <translation>请写明移交理由。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Until then it stands under Exchange as not yet acknowledged.</source>
        <translation>对方签收之前,列在“交换”页的“交出未签收”中。</translation>
    </message>
    <message>
        <source>Write the package again</source>
        <translation>再次导出移交包</translation>
    </message>
    <message>
        <source>%1 is on its way to “%2”. The package is written once more, as when a stick was lost.</source>
        <translation>%1 已移交给“%2”,尚未签收。再导出一次移交包(如 U 盘丢失)。</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>再导出</translation>
    </message>
    <message>
        <source>Handed over. %1</source>
        <translation>已移交。%1</translation>
    </message>
    <message>
        <source>Take it to “%1” and import it there.</source>
        <translation>请带到“%1”导入。</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>It goes by itself with the next stick or shared folder that is known here</source>
        <translation>插上已选用的优盘、或连上共享文件夹时自动送出</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help and the rules</source>
        <translation>搜索帮助和规则</translation>
    </message>
    <message>
        <source>Nothing of the help holds these words.</source>
        <translation>帮助和规则里没有这些字。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ImportDialog</name>
    <message>
        <source>People and rules of the unit</source>
        <translation>单位人员与规则</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to know about what comes in:</source>
        <translation>
            <numerusform>有 %n 点须知:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new here, %n record(s)</source>
        <translation>
            <numerusform>新增,共 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are added</source>
        <translation>
            <numerusform>增加 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>not changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>not changed: what is here goes further</source>
        <translation>没有变化(本机的更新)</translation>
    </message>
    <message>
        <source>two histories: it went on here and there. Nothing of it is taken in; an administrator decides under “Two histories”.</source>
        <translation>分叉:两处各自往下办了,这部分不收入,由管理员在“分叉”中决定以哪边为准。</translation>
    </message>
    <message>
        <source>From “%1” of %2, made at %3.</source>
        <translation>来自 %2 的“%1”,制作于 %3。</translation>
    </message>
    <message>
        <source>Nothing in it is new here.</source>
        <translation>其中没有新内容。</translation>
    </message>
    <message>
        <source>Handled on this PC from now on: %1</source>
        <translation>从现在起由本机办理:%1</translation>
    </message>
    <message>
        <source>Will be handled on this PC: %1</source>
        <translation>导入后由本机办理:%1</translation>
    </message>
    <message>
        <source>For another PC, here for reading only: %1</source>
        <translation>移交给别的电脑,本机只供查看:%1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import a package</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Passphrase of this package</source>
        <translation>本包的口令</translation>
    </message>
    <message>
        <source>Checking the package…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Checking the package</source>
        <translation>正在检查交换包</translation>
    </message>
    <message>
        <source>This package is locked: type its passphrase.</source>
        <translation>本包已加锁:请输入口令(向寄送人电话询问)。</translation>
    </message>
    <message>
        <source>The package was checked as a whole. Nothing has been written yet.</source>
        <translation>整包检查无误。尚未写入任何内容。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>已导入。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Who viewed what</source>
        <translation>查阅记录</translation>
    </message>
    <message>
        <source>The package was checked as a whole. There is nothing to import.</source>
        <translation>整包检查无误。没有要导入的内容。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::IntakeDialog</name>
    <message>
        <source>%1 of %2 · %3/s · %4:%5 left · %6</source>
        <translation>%1 / %2 · %3/秒 · 剩余 %4:%5 · %6</translation>
    </message>
    <message>
        <source>Take evidence in</source>
        <translation>收入证据</translation>
    </message>
    <message>
        <source>Card or folder… (Ctrl+O)</source>
        <translation>存储卡或者文件夹…(Ctrl+O)</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Go on copying</source>
        <translation>继续复制</translation>
    </message>
    <message>
        <source>Watch this folder (docking station)</source>
        <translation>监看此文件夹(采集站)</translation>
    </message>
    <message>
        <source>…or drop files and folders here. The originals stay as they are.</source>
        <translation>……或者把文件、文件夹拖到这里。原件不会改动。</translation>
    </message>
    <message>
        <source>(no step)</source>
        <translation>(不属于清单环节)</translation>
    </message>
    <message>
        <source>%1 (must be recorded)</source>
        <translation>%1(必须)</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>(请选择)</translation>
    </message>
    <message>
        <source>No particular privacy</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Personal particulars</source>
        <translation>含个人信息</translation>
    </message>
    <message>
        <source>Sensitive: opening asks for consent</source>
        <translation>含敏感个人信息:调阅须批准</translation>
    </message>
    <message>
        <source>Body camera</source>
        <translation>执法记录仪</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>记录环节</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>取证人</translation>
    </message>
    <message>
        <source>And by</source>
        <translation>取证人二</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Proves</source>
        <translation>证明事项</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Give to the
selected rows
(Ctrl+G)</source>
        <translation>赋予
所选各行
(Ctrl+G)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Record and sign (Ctrl+Enter)</source>
        <translation>登记并签名(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Card or folder</source>
        <translation>存储卡或者文件夹</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Looking at the card</source>
        <translation>正在查看存储卡</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>正在收入</translation>
    </message>
    <message>
        <source>There is nothing to record.</source>
        <translation>没有可以登记的文件。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签名</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) recorded.</source>
        <translation>
            <numerusform>已登记 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with a flaw; see the timeline.</source>
        <translation>
            <numerusform>其中 %n 件有瑕疵,见时间线。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 files, %2; %3 ready to be recorded, %4 not copied. Without a selection “Give” means all rows.</source>
        <translation>共 %1 个文件,%2;可登记 %3 个,未复制 %4 个。不选行时“赋予”作用于全部各行。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::IntakeModel</name>
    <message>
        <source>Known elsewhere: %1</source>
        <translation>内容已在别处:%1</translation>
    </message>
    <message>
        <source>Here already: %1</source>
        <translation>已有:%1</translation>
    </message>
    <message>
        <source>Copied and hashed</source>
        <translation>已复制并计算哈希</translation>
    </message>
    <message>
        <source>Copied and hashed; the media cannot be read</source>
        <translation>已复制并计算哈希;媒体读不出</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Not copied yet</source>
        <translation>尚未复制</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>取得时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>记录环节</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>文件自述</translation>
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
    <name>anjuan::ui::JoinCardDialog</name>
    <message>
        <source>Card for joining the unit</source>
        <translation>开户卡</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>核对码</translation>
    </message>
    <message>
        <source>The same code must stand on the other PC when it joins. If it differs, stop and ask the administrator.</source>
        <translation>另一台电脑加入时,显示的核对码必须与此一致。不一致的,停下来问管理员。</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Take this card to the other PC as a file on a stick. There choose “Join this unit” on the first page, and compare the check code by eye.</source>
        <translation>把开户卡文件用 U 盘带到另一台电脑,在首页选“加入本单位”,核对两边的核对码。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>joining-card-%1</source>
        <translation>开户卡-%1</translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation>保存开户卡</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::JoinDialog</name>
    <message>
        <source>Save the application…</source>
        <translation>保存入网申请…</translation>
    </message>
    <message>
        <source>Join this unit</source>
        <translation>加入本单位</translation>
    </message>
    <message>
        <source>Another card…</source>
        <translation>换一张卡…</translation>
    </message>
    <message>
        <source>Compare the check code with that on the first PC or on the printed card. If it differs, stop.</source>
        <translation>请与第一台电脑或打印的开户卡上的核对码比对。不一致的,停下来。</translation>
    </message>
    <message>
        <source>Somebody who is not on the list…</source>
        <translation>添加名单以外的人…</translation>
    </message>
    <message>
        <source>Optional: members of this group of the operating system may open it, too</source>
        <translation>选填:该操作系统用户组的成员也可打开</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Empty folder for the library</source>
        <translation>案卷库所用空文件夹</translation>
    </message>
    <message>
        <source>Name of this PC</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>Empty folder on this PC</source>
        <translation>本机空文件夹</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>系统用户组</translation>
    </message>
    <message>
        <source>Who will log in on this PC? Each types their own password here.</source>
        <translation>谁在这台电脑上登录?各人在此输入自己的口令。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Card for joining the unit</source>
        <translation>开户卡</translation>
    </message>
    <message>
        <source>%1 (training library)</source>
        <translation>%1(示范库)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>anjuan-library</source>
        <translation>案卷库</translation>
    </message>
    <message>
        <source>Give this PC a name, such as “window 2”.</source>
        <translation>请给本机起名,如“2 号窗口”。</translation>
    </message>
    <message>
        <source>Choose an empty folder.</source>
        <translation>请选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Tick who will log in on this PC.</source>
        <translation>请勾选在本机登录的人员。</translation>
    </message>
    <message>
        <source>application-%1</source>
        <translation>入网申请-%1</translation>
    </message>
    <message>
        <source>Save the application</source>
        <translation>保存入网申请</translation>
    </message>
    <message>
        <source>Making the application</source>
        <translation>正在制作入网申请</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::JoinerRow</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Log-in, such as zhangsan</source>
        <translation>登录名,如 zhangsan</translation>
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
        <source>Somebody new</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Somebody new needs a name and a log-in.</source>
        <translation>新人员须填姓名和登录名。</translation>
    </message>
    <message>
        <source>%1: type a password, twice.</source>
        <translation>%1:请输入口令,两次。</translation>
    </message>
    <message>
        <source>%1: the two passwords differ.</source>
        <translation>%1:两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::LateDialog</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>By</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Accept it and all before it</source>
        <translation>认可此条及其之前各条</translation>
    </message>
    <message>
        <source>Late records</source>
        <translation>迟到记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Signed with a key that had been revoked before these records came in. Until an administrator accepts them, packages with them are refused elsewhere. Ask whoever signed whether they did.</source>
        <translation>这些记录进入本库时,其签名密钥已经停用。管理员认可之前,带有它们的包会被别处拒收。请先向签署人核实。</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>没有迟到记录。</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>已认可。</translation>
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
        <source>such as 2026-03-05; may stay empty, it is recorded either way</source>
        <translation>如 2026-03-05;可不填,填不填都会留下记录</translation>
    </message>
    <message>
        <source>What is &amp;today&apos;s date?</source>
        <translation>今天是几月几日(&amp;T)?</translation>
    </message>
    <message>
        <source>&amp;Forgotten password…</source>
        <translation>忘记口令(&amp;F)…</translation>
    </message>
    <message>
        <source>“%1” is no date: write it as 2026-03-05, or leave the line empty.</source>
        <translation>“%1”不是日期:请写作 2026-03-05,或不填。</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>现在可以重试。</translation>
    </message>
    <message>
        <source>Training library: demo-2026, unless a password of its own was chosen when it was made.</source>
        <translation>练习库的口令是 demo-2026;建库时自己设了口令的,用自己的口令。</translation>
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
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>%1 (moved to another computer, for reading only)</source>
        <translation>%1(已搬到另一台电脑,只能查阅)</translation>
    </message>
    <message>
        <source>%1 (for reading only)</source>
        <translation>%1(只读)</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>上级局</translation>
    </message>
    <message>
        <source>Exchange (%1)</source>
        <translation>交换(%1)</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>修改口令…</translation>
    </message>
    <message>
        <source>Lock when nobody works</source>
        <translation>无人操作时锁定</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>never (training library only)</source>
        <translation>从不(仅限示范库)</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Rules and lists</source>
        <translation>规则包与清单</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Reading the vault again: %1. %2 Look for it in a backup.</source>
        <translation>后台复核发现:%1。%2 请用备份找回。</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>界面明暗</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>From the next start on the window is shown like this.</source>
        <translation>下次启动时按此显示。</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助(F1)</translation>
    </message>
    <message>
        <source>TRAINING LIBRARY</source>
        <translation>示范库</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::MaterialPanel</name>
    <message>
        <source>Sheet</source>
        <translation>计算单</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录链</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>以前各轮</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>拟决定</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有内容。</translation>
    </message>
    <message>
        <source>Proves: %1</source>
        <translation>证明:%1</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已查证</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未查证</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
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
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Speed ([ and ]); sound is heard at 1× only</source>
        <translation>速度([ 和 ]);只有 1× 时有声音</translation>
    </message>
    <message>
        <source>Previous frame (,)</source>
        <translation>上一帧(,)</translation>
    </message>
    <message>
        <source>Next frame (.)</source>
        <translation>下一帧(.)</translation>
    </message>
    <message>
        <source>%1 · frame %2 of %3</source>
        <translation>%1 · 第 %2 帧,共 %3 帧</translation>
    </message>
    <message>
        <source>The sound is off at this speed.</source>
        <translation>此速度下没有声音。</translation>
    </message>
    <message>
        <source>In %1, out %2</source>
        <translation>起点 %1,终点 %2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::NotesPane</name>
    <message>
        <source>Marks</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>文字记录</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1,%2 %3</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::NoticeStrip</name>
    <message>
        <source>Put this line away until the library is opened again</source>
        <translation>收起这一条,下次打开案卷库再显示</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>See…</source>
        <translation>查看…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::NumberStartsDialog</name>
    <message>
        <source>Typed</source>
        <translation>填写的</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>文号类别</translation>
    </message>
    <message>
        <source>Used up to</source>
        <translation>已用到</translation>
    </message>
    <message>
        <source>Next number, or what is wrong</source>
        <translation>下一个文号,或者问题所在</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Numbers used so far</source>
        <translation>今年已用到的文号</translation>
    </message>
    <message>
        <source>罚决37,责改52</source>
        <translation>罚决37,责改52</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Used so far</source>
        <translation>已用到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Before the program came, documents had numbers already. Type in one line up to which number each series is used; the program goes on after it. Where nothing is used yet, 0.</source>
        <translation>启用本系统之前已经用过文号的,在一行里写明各类文号用到多少,系统接着往下编。还没有用过的写 0。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) cannot be recorded like this.</source>
        <translation>
            <numerusform>有 %n 处不能这样登记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The numbers of %n series are noted.</source>
        <translation>
            <numerusform>已登记 %n 类文号。</numerusform>
        </translation>
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
    <message>
        <source>Hand over all open cases of this person…</source>
        <translation>移交其全部未结案件…</translation>
    </message>
    <message>
        <source>Choose the person in the list first.</source>
        <translation>请先在名单中选中人员。</translation>
    </message>
    <message>
        <source>This person leaves: hand over to a colleague…</source>
        <translation>此人离岗:移交同事…</translation>
    </message>
    <message>
        <source>Late records…</source>
        <translation>迟到记录…</translation>
    </message>
    <message>
        <source>Forms of documents…</source>
        <translation>文书格式…</translation>
    </message>
    <message>
        <source>People from a table (Excel)…</source>
        <translation>从表格录入人员(Excel)…</translation>
    </message>
    <message>
        <source>Numbers used so far…</source>
        <translation>今年已用到的文号…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::OrderDialog</name>
    <message>
        <source>Sign, and save for the unit…</source>
        <translation>签署并保存给该单位…</translation>
    </message>
    <message>
        <source>Order on a case of %1</source>
        <translation>对“%1”的案件督办</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Reading the unit&apos;s cases</source>
        <translation>正在读取该单位的案件</translation>
    </message>
    <message>
        <source>order-%1</source>
        <translation>督办-%1</translation>
    </message>
    <message>
        <source>Save the order for the unit</source>
        <translation>保存给该单位的督办文件</translation>
    </message>
    <message>
        <source>Signed: give %1 to the unit, which takes it in.</source>
        <translation>已签署:请把 %1 交给该单位收进。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::OverviewTab</name>
    <message>
        <source>In the name of</source>
        <translation>以何机关名义</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>职权</translation>
    </message>
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
        <source>Decision changed on</source>
        <translation>决定变更日期</translation>
    </message>
    <message>
        <source>Decision revoked on</source>
        <translation>决定撤销日期</translation>
    </message>
    <message>
        <source>Decision found unlawful on</source>
        <translation>决定确认违法日期</translation>
    </message>
    <message>
        <source>Decision found void on</source>
        <translation>决定确认无效日期</translation>
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
        <source>No longer counted</source>
        <translation>不再计</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已届满</translation>
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
    <message>
        <source>Can be signed here, and taken to that PC as a file (%1)</source>
        <translation>可在此签署,存为文件带到办理电脑(%1)</translation>
    </message>
    <message>
        <source>Surcharge run up</source>
        <translation>已可加处罚款(仅提示)</translation>
    </message>
    <message>
        <source>Sealed or detained until</source>
        <translation>查封扣押至</translation>
    </message>
    <message>
        <source>Platform sheet…</source>
        <translation>平台录入单…</translation>
    </message>
    <message>
        <source>The fields of this case in the order of the province&apos;s platform, to be copied one by one</source>
        <translation>本案各栏按省平台的页面顺序排好,逐栏复制</translation>
    </message>
    <message>
        <source>Find an act by part of its name (Ctrl+F)</source>
        <translation>按名称的一部分查找行为(Ctrl+F)</translation>
    </message>
    <message>
        <source>No act is called “%1”. Part of a name is enough, as in “service”.</source>
        <translation>没有名称含“%1”的行为。输入名称的一部分即可,如“送达”。</translation>
    </message>
    <message>
        <source>Part of its name or of its group; Enter opens the first that can be done</source>
        <translation>名称或类别的一部分;回车打开第一个可以办理的行为</translation>
    </message>
    <message>
        <source>Not served yet</source>
        <translation>尚未送达</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::OwnTableDialog</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Tables of one&apos;s own</source>
        <translation>自定义统计表</translation>
    </message>
    <message>
        <source>(totals only)</source>
        <translation>(只要合计)</translation>
    </message>
    <message>
        <source>(all)</source>
        <translation>(全部)</translation>
    </message>
    <message>
        <source>Kept tables</source>
        <translation>已存的表</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export as a workbook…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Own table</source>
        <translation>自定义统计表</translation>
    </message>
    <message>
        <source>Choose a figure to see its cases.</source>
        <translation>点选一个数,看对应的案件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2: %n case(s); a double click opens one</source>
        <translation>
            <numerusform>%1 · %2:%n 件案件;双击打开</numerusform>
        </translation>
    </message>
    <message>
        <source>(none chosen)</source>
        <translation>(未选)</translation>
    </message>
    <message>
        <source>Keep this table as</source>
        <translation>把这张表存为</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>统计表已写入 %1。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PackHtml</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>阶次</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>适用条件</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>罚款</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Nothing is entered. Fill in the sheet of that name in the exported workbook and import it.</source>
        <translation>尚未填写。请在导出的工作簿中填好同名工作表,再导入。</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>未核</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>违反条款</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>处罚条款</translation>
    </message>
    <message>
        <source>The law allows</source>
        <translation>法定幅度</translation>
    </message>
    <message>
        <source>a fine is optional</source>
        <translation>可以不罚款</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>权力来源</translation>
    </message>
    <message>
        <source>not in the list of powers: nothing can be filed under it</source>
        <translation>不在权力清单中,不能据以立案</translation>
    </message>
    <message>
        <source>No benchmark is entered for this item.</source>
        <translation>本事项没有录入裁量基准。</translation>
    </message>
    <message>
        <source>any item</source>
        <translation>各事项</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Organ</source>
        <translation>实施机关</translation>
    </message>
    <message>
        <source>Months without another</source>
        <translation>多少个月内未再犯</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Duty of office</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Review catalogue</source>
        <translation>法制审核目录</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <translation>音像记录清单</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Citizens</source>
        <translation>公民</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>%1, field %2</source>
        <translation>%1,%2领域</translation>
    </message>
    <message>
        <source>Hearing, from</source>
        <translation>听证,达到</translation>
    </message>
    <message>
        <source>Collective discussion, from</source>
        <translation>集体讨论,达到</translation>
    </message>
    <message>
        <source>Discussed whatever the amount: %1</source>
        <translation>不论数额,应当集体讨论的处罚:%1</translation>
    </message>
    <message>
        <source>An individual business counts as</source>
        <translation>个体工商户按何类对待</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听证</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>集体讨论</translation>
    </message>
    <message>
        <source>Simple procedure</source>
        <translation>简易程序</translation>
    </message>
    <message>
        <source>Credit tables</source>
        <translation>信用公示</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Years whose holidays are known: %1. Deadlines in working days across other years are provisional; import the notice of the year.</source>
        <translation>已知放假安排的年份:%1。跨其他年份的工作日期限标为暂计,请导入该年的放假安排。</translation>
    </message>
    <message>
        <source>Hearing thresholds elsewhere, for comparison</source>
        <translation>各地听证标准(参考)</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>No difference to version %1.</source>
        <translation>与版本 %1 没有差异。</translation>
    </message>
    <message>
        <source>Compared with version %1:</source>
        <translation>与版本 %1 比较:</translation>
    </message>
    <message numerus="yes">
        <source>%n come:</source>
        <translation>
            <numerusform>新增 %n 项:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n go:</source>
        <translation>
            <numerusform>取消 %n 项:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change:</source>
        <translation>
            <numerusform>改动 %n 项:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PackImportDialog</name>
    <message>
        <source>Looking the pack through…</source>
        <translation>正在检查规则包…</translation>
    </message>
    <message>
        <source>Import a pack: %1</source>
        <translation>导入规则包:%1</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>差错</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>轻重</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>What is wrong, and how to mend it</source>
        <translation>问题与改法</translation>
    </message>
    <message>
        <source>Adopted by what document</source>
        <translation>采用依据(文号)</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>No fault. “%1”, version %2, can be adopted; it governs from %3.</source>
        <translation>没有差错。“%1”版本 %2 可以采用,自 %3 起施行。</translation>
    </message>
    <message numerus="yes">
        <source>%n faults: nothing is adopted until they are mended in the file.</source>
        <translation>
            <numerusform>有 %n 处差错:在文件中改正之前,不会采用任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubts do not stand in the way.</source>
        <translation>
            <numerusform>另有 %n 处提示,不妨碍采用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the file, kept as in force: %1</source>
        <translation>文件中没有、沿用现行版本的:%1</translation>
    </message>
    <message>
        <source>Adopting the pack…</source>
        <translation>正在采用规则包…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PacksPage</name>
    <message>
        <source>Items and benchmarks</source>
        <translation>事项与基准</translation>
    </message>
    <message>
        <source>Lists and contacts</source>
        <translation>清单与通讯录</translation>
    </message>
    <message>
        <source>Thresholds and calendar</source>
        <translation>标准与日历</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Import a pack…</source>
        <translation>导入规则包…</translation>
    </message>
    <message>
        <source>Write out as a workbook (XLSX)…</source>
        <translation>导出为工作簿(XLSX)…</translation>
    </message>
    <message>
        <source>Import a year&apos;s holidays…</source>
        <translation>导入放假安排…</translation>
    </message>
    <message>
        <source>Search: name, number, field or law</source>
        <translation>搜索:名称、编号、领域或法律</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>In force today</source>
        <translation>今日有效</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Unchecked</source>
        <translation>未核</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>[unchecked] %1</source>
        <translation>[未核] %1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>终止日期</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替代</translation>
    </message>
    <message>
        <source>for its own days</source>
        <translation>只管其施行期间</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Governs from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>采用时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>采用人</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>事项数</translation>
    </message>
    <message>
        <source>Unchecked entries</source>
        <translation>未核条目</translation>
    </message>
    <message>
        <source>Digest (SHA-256)</source>
        <translation>摘要(SHA-256)</translation>
    </message>
    <message>
        <source>Only an administrator adopts a pack.</source>
        <translation>只有管理员可以采用规则包。</translation>
    </message>
    <message>
        <source>&lt;b&gt;In force: %1, version %2&lt;/b&gt; · %3 · from %4 · adopted by %5 on %6</source>
        <translation>&lt;b&gt;在用:%1,版本 %2&lt;/b&gt; · %3 · 自 %4 起施行 · %5 于 %6 采用</translation>
    </message>
    <message>
        <source>A sample for training: import your county&apos;s pack before you handle real cases.</source>
        <translation>教学用示范:办理真实案件前,请先导入本县规则包。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are marked %1: compare them with the official text.</source>
        <translation>
            <numerusform>%n 条标有%1:请与正式文本核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>No pack was adopted yet. Import your county&apos;s pack: a file that the justice bureau hands out, on a stick or by the exchange.</source>
        <translation>还没有采用规则包。请导入本县规则包:由司法局发放的文件,在U盘上或随同步包带来。</translation>
    </message>
    <message>
        <source>There are no items. Import a pack first.</source>
        <translation>没有事项。请先导入规则包。</translation>
    </message>
    <message>
        <source>No item fits. Shorten the words of the search, or choose “All items”.</source>
        <translation>没有符合的事项。请缩短搜索词,或选“全部事项”。</translation>
    </message>
    <message>
        <source>Packs (*.json *.xlsx *.csv);;All files (*)</source>
        <translation>规则包(*.json *.xlsx *.csv);;所有文件(*)</translation>
    </message>
    <message>
        <source>Import a pack</source>
        <translation>导入规则包</translation>
    </message>
    <message>
        <source>Holidays (*.json *.xlsx *.csv);;All files (*)</source>
        <translation>放假安排(*.json *.xlsx *.csv);;所有文件(*)</translation>
    </message>
    <message>
        <source>Import a year&apos;s holidays</source>
        <translation>导入放假安排</translation>
    </message>
    <message>
        <source>Write the pack out</source>
        <translation>导出规则包</translation>
    </message>
    <message>
        <source>Writing the workbook…</source>
        <translation>正在写出工作簿…</translation>
    </message>
    <message>
        <source>%1 was written. Change it in a table program, give it a new version, and import it.</source>
        <translation>已写出 %1。可用表格软件修改,改用新的版本号后再导入。</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>工作手册</translation>
    </message>
    <message>
        <source>The five lists</source>
        <translation>五张清单</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Published beforehand</source>
        <translation>事前公开信息</translation>
    </message>
    <message>
        <source>Write the unit&apos;s paper (PDF)…</source>
        <translation>制作本单位材料(PDF)…</translation>
    </message>
    <message>
        <source>From this pack and the unit&apos;s own people, as of today</source>
        <translation>由现行规则包和本单位人员生成,截至今天</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存材料</translation>
    </message>
    <message>
        <source>Writing the paper</source>
        <translation>正在制作材料</translation>
    </message>
    <message>
        <source>%1 pages are in %2.</source>
        <translation>已写入 %2,共 %1 页。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PartyLookup</name>
    <message numerus="yes">
        <source>penalised %n time(s) before</source>
        <translation>
            <numerusform>曾被处罚 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) before, no penalty</source>
        <translation>
            <numerusform>曾有 %n 件案件,未受处罚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This party has %n earlier case(s) here.</source>
        <translation>
            <numerusform>该当事人在本库有 %n 件此前案件,未受处罚。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repeat offender: penalised %n time(s) before. %1</source>
        <translation>
            <numerusform>曾被处罚 %n 次:%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PartyTab</name>
    <message>
        <source>No party has been entered yet.</source>
        <translation>尚未登记当事人。</translation>
    </message>
    <message>
        <source>One case against %1: the papers name each of them. Each is served by a record of its own.</source>
        <translation>本案当事人:%1。文书写明每一名;送达对每一名分别登记。</translation>
    </message>
    <message>
        <source>The papers name %1. Another party stands beside it when it is entered as a joint party, or gets a case of its own: split the case.</source>
        <translation>文书列明的当事人是%1。其余当事人登记为“共同当事人”,或者用“分案”另立一案。</translation>
    </message>
    <message>
        <source>Not served yet: %1</source>
        <translation>尚未送达:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PassphraseBox</name>
    <message>
        <source>Locked with a passphrase (tell it by telephone, not on the same stick)</source>
        <translation>加口令(口令请电话告知,不要与包放在同一 U 盘)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PasswordDialog</name>
    <message>
        <source>Change the password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Change the password of %1</source>
        <translation>修改%1的口令</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输一次新口令</translation>
    </message>
    <message>
        <source>Copies of the key file that were made before (in backups) still open with the old password. If somebody may know it, have an administrator issue a new key.</source>
        <translation>修改以前复制出去的密钥文件(如备份中的)仍可用旧口令打开。怀疑旧口令泄露的,请管理员签发新密钥。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type the password you have now.</source>
        <translation>请输入现在的口令。</translation>
    </message>
    <message>
        <source>This is the password you have now.</source>
        <translation>与现在的口令相同。</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>两次输入的新口令不一致。</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>口令已修改。</translation>
    </message>
    <message>
        <source>This is not the password you have now.</source>
        <translation>现在的口令不对。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PasswordMeter</name>
    <message>
        <source>Guessed at once</source>
        <translation>极弱,一猜就中</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Sufficient</source>
        <translation>够用</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>很强</translation>
    </message>
    <message>
        <source>Not enough yet</source>
        <translation>还不够</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>口令太容易被猜到。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PasswordSlips</name>
    <message>
        <source>First passwords</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>These passwords are shown only now. Print them, cut them, and hand each to its owner, who changes it after the first log-in (menu with one&apos;s own name, “Change password”).</source>
        <translation>初始口令只显示这一次。请打印、裁开,分别交给本人;本人第一次登录后在右下角自己姓名的菜单里修改口令。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Handed out, close</source>
        <translation>已分发,关闭</translation>
    </message>
    <message>
        <source>Log-in %1</source>
        <translation>登录名 %1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PcsPanel</name>
    <message>
        <source>PCs of the unit</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Card for joining…</source>
        <translation>开户卡…</translation>
    </message>
    <message>
        <source>Take in an application…</source>
        <translation>收入网申请…</translation>
    </message>
    <message>
        <source>Package of the unit…</source>
        <translation>单位包…</translation>
    </message>
    <message>
        <source>Hand over the unit&apos;s chain…</source>
        <translation>移交单位链…</translation>
    </message>
    <message>
        <source>Register the bureau…</source>
        <translation>登记上级局…</translation>
    </message>
    <message>
        <source>Use this library for the bureau…</source>
        <translation>本机用于上级局…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Keeps the unit&apos;s chain</source>
        <translation>持有单位链</translation>
    </message>
    <message>
        <source>Yes: people and PCs are taken in here</source>
        <translation>是(在此办理入网和人员事项)</translation>
    </message>
    <message>
        <source>Only an administrator does this.</source>
        <translation>由管理员办理。</translation>
    </message>
    <message>
        <source>The unit&apos;s chain is kept on another PC: this is done there.</source>
        <translation>单位链由另一台电脑持有,请到那里办理。</translation>
    </message>
    <message>
        <source>Application of a PC to join</source>
        <translation>入网申请</translation>
    </message>
    <message>
        <source>unit-package-%1</source>
        <translation>单位包-%1</translation>
    </message>
    <message>
        <source>Save the package of the unit</source>
        <translation>保存单位包</translation>
    </message>
    <message>
        <source>Writing the package of the unit</source>
        <translation>正在制作单位包</translation>
    </message>
    <message>
        <source>%1
Take it to the other PC. One that is waiting takes it in on its first page, one that has joined under Exchange.</source>
        <translation>%1
请带到另一台电脑:等待入网的在首页导入,已入网的在“交换”页导入。</translation>
    </message>
    <message>
        <source>Card of the bureau</source>
        <translation>局名片</translation>
    </message>
    <message>
        <source>The bureau is registered. From now on its receipts are taken in.</source>
        <translation>已登记上级局,今后可收其回执。</translation>
    </message>
    <message>
        <source>Receipts of %1 are taken in from now on.

Check code: %2

It must be the same as the one that the bureau sees where it saved its card. Ask by telephone; if it differs, do not register it.</source>
        <translation>今后收 %1 的回执。

核对码:%2

应与上级局保存名片时显示的核对码一致,请打电话核对;不一致的,不要登记。</translation>
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
    <name>anjuan::ui::Phrases</name>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Phrases of the unit (F4)</source>
        <translation>本单位常用语(F4)</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Pin</name>
    <message>
        <source>%1 (%2) uploads to this library from now on.

Check code: %3

It must be the same on the unit&apos;s card. This library then has a page for the bureau.</source>
        <translation>%1(%2)今后向本库报送。

核对码:%3

必须与该单位开户卡上的一致。登记后,本库有“上级局”页。</translation>
    </message>
    <message>
        <source>Card of a unit that uploads to this library</source>
        <translation>报送单位的开户卡</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PlatformDialog</name>
    <message>
        <source>This page is entered</source>
        <translation>本页已录入</translation>
    </message>
    <message>
        <source>Platform sheet: %1</source>
        <translation>平台录入单:%1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Entered on</source>
        <translation>录入日期</translation>
    </message>
    <message>
        <source>Number on the platform</source>
        <translation>平台案件编号</translation>
    </message>
    <message>
        <source>Code of the act (行政行为码)</source>
        <translation>行政行为码</translation>
    </message>
    <message>
        <source>Copy and go on (Enter)</source>
        <translation>复制并移到下一栏(回车)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>to be entered</source>
        <translation>待录入</translation>
    </message>
    <message>
        <source>not yet due</source>
        <translation>还不用录入</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>已录入</translation>
    </message>
    <message>
        <source>Nothing of this page is to be entered yet.</source>
        <translation>本页现在还不用录入。</translation>
    </message>
    <message>
        <source>Entered on %1, and changed since: enter it again.</source>
        <translation>%1 已录入,此后有变动,请重新录入。</translation>
    </message>
    <message>
        <source>Entered on %1.</source>
        <translation>%1 已录入。</translation>
    </message>
    <message>
        <source>Not entered yet.</source>
        <translation>还没有录入。</translation>
    </message>
    <message>
        <source>(not known yet)</source>
        <translation>(案件里还没有)</translation>
    </message>
    <message>
        <source>%1 is empty: nothing to paste.</source>
        <translation>“%1”是空的,不用粘贴。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制:%1</translation>
    </message>
    <message>
        <source>That was the last field of this page.</source>
        <translation>本页到此为止。</translation>
    </message>
    <message>
        <source>The rules in force describe no platform. Its pages and fields are written into the sheet “平台录入单” of the pack&apos;s workbook (page “Rules and lists”), and the pack is adopted again.</source>
        <translation>现行规则包没有平台的页面。请在规则包工作簿(“规则包与清单”页导出)的“平台录入单”工作表里写明页面和栏目,再采用该规则包。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PostTab</name>
    <message>
        <source>Sent</source>
        <translation>已送出</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已收进</translation>
    </message>
    <message>
        <source>Wants its passphrase</source>
        <translation>需要口令</translation>
    </message>
    <message>
        <source>Wants to be looked at</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未送出</translation>
    </message>
    <message>
        <source>Use a stick or a shared folder…</source>
        <translation>选用优盘或共享文件夹…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>Open the package…</source>
        <translation>打开此包…</translation>
    </message>
    <message>
        <source>What waits in the outbox is written there, too</source>
        <translation>发件箱里的也写到那里</translation>
    </message>
    <message>
        <source>Packages come and go by themselves while a stick that is known here is plugged in, or a shared folder can be reached. The library itself never lies there.</source>
        <translation>插着已选用的优盘、或连着共享文件夹时,包裹自动收发。案卷库本身从不放在那里。</translation>
    </message>
    <message>
        <source>Stick or folder</source>
        <translation>优盘或文件夹</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在</translation>
    </message>
    <message>
        <source>Not plugged in</source>
        <translation>未插上</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Is written there</source>
        <translation>写到那里</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>不写</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nothing waits in the outbox.</source>
        <translation>发件箱是空的。</translation>
    </message>
    <message>
        <source>In the outbox: %1</source>
        <translation>发件箱里:%1</translation>
    </message>
    <message>
        <source>A stick, or a folder that several PCs reach</source>
        <translation>优盘,或几台电脑都能打开的文件夹</translation>
    </message>
    <message>
        <source>“%1” is known here from now on.</source>
        <translation>已选用“%1”。</translation>
    </message>
    <message>
        <source>It is not looked for any more. What lies in it stays.</source>
        <translation>不再使用它;里面的文件不动。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PostWatcher</name>
    <message numerus="yes">
        <source>%n taken in</source>
        <translation>
            <numerusform>收进 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>送出 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>%n 件请查看</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”:%2</translation>
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
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>On the screen only; the file stays as it is</source>
        <translation>只在屏幕上旋转,文件不变</translation>
    </message>
    <message>
        <source>Mark… (M)</source>
        <translation>标注…(M)</translation>
    </message>
    <message>
        <source>Clip… (I, O)</source>
        <translation>剪辑…(I、O)</translation>
    </message>
    <message>
        <source>Still… (S)</source>
        <translation>截图…(S)</translation>
    </message>
    <message>
        <source>Mask…</source>
        <translation>遮蔽…</translation>
    </message>
    <message>
        <source>Transcript…</source>
        <translation>文字记录…</translation>
    </message>
    <message>
        <source>Open elsewhere…</source>
        <translation>用其他程序打开…</translation>
    </message>
    <message>
        <source>%1 cannot be played on this PC. “Open elsewhere…” hands a copy to another program.</source>
        <translation>本机不能播放:%1。可用“用其他程序打开…”把副本交给其他程序。</translation>
    </message>
    <message>
        <source>Go to the beginning and press I, to the end and press O; then make the clip.</source>
        <translation>到起点按 I,到终点按 O,再剪辑。</translation>
    </message>
    <message>
        <source>Making the derived item</source>
        <translation>正在制作派生件</translation>
    </message>
    <message>
        <source>Transcript (SRT, VTT, TXT)</source>
        <translation>文字记录(SRT、VTT、TXT)</translation>
    </message>
    <message>
        <source>Transcripts (*.srt *.vtt *.txt)</source>
        <translation>文字记录 (*.srt *.vtt *.txt)</translation>
    </message>
    <message>
        <source>No program is set up for it; the copy is at %1</source>
        <translation>没有可打开它的程序;副本在 %1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ReadPackageDialog</name>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Read a review package</source>
        <translation>阅读送审包</translation>
    </message>
    <message>
        <source>Passphrase of this package</source>
        <translation>送审包的口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For reading only. To sign an opinion here, this PC must have joined the unit; on paper it is as good.</source>
        <translation>仅供阅读。要在这台电脑上签署意见,须先加入本单位;书面意见同样有效。</translation>
    </message>
    <message>
        <source>Checking the package…</source>
        <translation>正在检查包…</translation>
    </message>
    <message>
        <source>Checking the package</source>
        <translation>正在检查包</translation>
    </message>
    <message>
        <source>This package is locked: type its passphrase.</source>
        <translation>此包已加锁,请输入口令。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::RecoverDialog</name>
    <message>
        <source>Name the administrator</source>
        <translation>任命为管理员</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>忘记口令</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;While an administrator can still log in:&lt;/b&gt; they choose “Unit and people”, then “%1”, and give you a new password. What you signed before stays valid.&lt;/p&gt;&lt;p&gt;&lt;b&gt;When no administrator can log in any more:&lt;/b&gt; take the recovery card that was printed when this library was founded, and fill in the form below.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;还有管理员能登录:&lt;/b&gt;请管理员在“单位与人员”页选“%1”,为您设新口令。您以前的签名继续有效。&lt;/p&gt;&lt;p&gt;&lt;b&gt;管理员都不能登录:&lt;/b&gt;取出建库时打印封存的恢复卡,填写下表。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>20 letters and figures, as printed</source>
        <translation>20 个字母和数字,照卡上输入</translation>
    </message>
    <message>
        <source>Sealed key on the card</source>
        <translation>卡上的封存密钥</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The whole text of the card, or the lines from BEGIN to END</source>
        <translation>粘贴恢复卡全文,或从 BEGIN 到 END 的各行</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>读入文件…</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Becomes administrator</source>
        <translation>由谁任管理员</translation>
    </message>
    <message>
        <source>Text of the recovery card</source>
        <translation>恢复卡的文本</translation>
    </message>
    <message>
        <source>Text (*.txt *.pem);;All files (*)</source>
        <translation>文本 (*.txt *.pem);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>读不出 %1:%2</translation>
    </message>
    <message>
        <source>Paste the text of the card, or load it from a file.</source>
        <translation>请粘贴恢复卡的文字,或从文件读入。</translation>
    </message>
    <message>
        <source>Type the recovery code that stands on the card.</source>
        <translation>请输入卡上的恢复码。</translation>
    </message>
    <message>
        <source>Give the new person a name and a log-in.</source>
        <translation>请填写新人员的姓名和登录名。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>“%1” is an administrator now and can log in with the new password. The keys of the administrators before stay in force: if somebody else may know a password, log in and choose “Unit and people”, then “%2” or “%3”. Lock the card away again.</source>
        <translation>“%1”已任命为管理员,可用新口令登录。原管理员的密钥仍然有效:如其口令可能被他人知道,请登录后在“单位与人员”页选“%2”或“%3”。恢复卡请重新封存。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::RecoveryCard</name>
    <message>
        <source>Recovery card</source>
        <translation>恢复卡</translation>
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
        <source>Library</source>
        <translation>案卷库</translation>
    </message>
    <message>
        <source>Genesis</source>
        <translation>创始值</translation>
    </message>
    <message>
        <source>What it is for.</source>
        <translation>用途:</translation>
    </message>
    <message>
        <source>When no administrator can log in any more, whoever holds this card can name a new one. It opens no case and signs nothing else.</source>
        <translation>管理员都不能登录时,持本卡可任命新的管理员。本卡不能打开案卷,也不能签署其他内容。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>20 letters and figures; I, L, O, 0 and 1 do not occur</source>
        <translation>20 个字母和数字,其中没有 I、L、O、0、1</translation>
    </message>
    <message>
        <source>Sealed recovery key</source>
        <translation>封存的恢复密钥</translation>
    </message>
    <message>
        <source>How it is kept.</source>
        <translation>保管:</translation>
    </message>
    <message>
        <source>In a sealed envelope in the unit&apos;s safe, the date and two names across the seal; never on this PC, never photographed. It is printed once and cannot be made again.</source>
        <translation>装入信封密封,封口处写明日期并由两人签名,存单位保险柜;不得存在本机,不得拍照。本卡只打印一次,不能补制。</translation>
    </message>
    <message>
        <source>How it is used.</source>
        <translation>使用:</translation>
    </message>
    <message>
        <source>Open the library, choose “Forgotten password” beside the log-in, give the sealed key (typed, scanned or from the text file) and the code, and choose who becomes administrator. The use is recorded. Afterwards seal the card again.</source>
        <translation>打开案卷库,在登录页选“忘记口令”,输入(键入、扫描或读入文本文件)封存密钥和恢复码,选择由谁任管理员。使用情况会留下记录。用后重新封存。</translation>
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
    <name>anjuan::ui::ReportTab</name>
    <message>
        <source>Not sent</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Write an upload…</source>
        <translation>导出报送包…</translation>
    </message>
    <message>
        <source>Take in a receipt…</source>
        <translation>收回执…</translation>
    </message>
    <message>
        <source>With films and sound (large)</source>
        <translation>含视频、录音(较大)</translation>
    </message>
    <message>
        <source>Without it the bureau gets every record, document and photograph; of films and sound only what they are. It may ask for them.</source>
        <translation>不勾选时,上报全部记录、文书和照片;视频、录音只报清单,上级局需要时再报。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>其后</translation>
    </message>
    <message>
        <source>Changed: send again</source>
        <translation>有变化,须再报</translation>
    </message>
    <message>
        <source>Why it was returned</source>
        <translation>退回理由</translation>
    </message>
    <message>
        <source>Not sent: %1 · sent, no receipt yet: %2 · returned: %3 · accepted: %4</source>
        <translation>未报 %1 件 · 已报待回执 %2 件 · 退回 %3 件 · 入库 %4 件</translation>
    </message>
    <message>
        <source>upload-%1-%2</source>
        <translation>报送包-%1-%2</translation>
    </message>
    <message>
        <source>Write an upload</source>
        <translation>导出报送包</translation>
    </message>
    <message>
        <source>Writing an upload</source>
        <translation>正在导出报送包</translation>
    </message>
    <message>
        <source>%1
Give it to the bureau; the receipt that comes back is taken in here.</source>
        <translation>%1
请交给上级局;带回的回执在此收入。</translation>
    </message>
    <message>
        <source>Receipt of the bureau</source>
        <translation>上级局回执</translation>
    </message>
    <message>
        <source>Taking in the receipt</source>
        <translation>正在收回执</translation>
    </message>
    <message>
        <source>The receipt is taken in.</source>
        <translation>回执已收入。</translation>
    </message>
    <message>
        <source>Put one into the outbox</source>
        <translation>放入发件箱</translation>
    </message>
    <message>
        <source>It goes by itself with the next stick or shared folder that is known here</source>
        <translation>插上已选用的优盘、或连上共享文件夹时自动送出</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::RestoreDialog</name>
    <message>
        <source>Made at</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>恢复演练</translation>
    </message>
    <message>
        <source>Restored and checked</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Moving to another computer</source>
        <translation>搬到新电脑</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore and check</source>
        <translation>恢复并核验</translation>
    </message>
    <message>
        <source>Open it and log in</source>
        <translation>打开并登录</translation>
    </message>
    <message>
        <source>Restore a backup, or move to this computer</source>
        <translation>恢复备份 / 搬到这台电脑</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the backup (it holds anjuan-backup.json), then a new folder for the library. Nothing else is changed. At the first log-in a new ledger opens by itself and names where the old one ended.</source>
        <translation>先选备份文件夹(其中有 anjuan-backup.json),再选案卷库的新文件夹;其他内容不受影响。恢复后首次登录会自动启用新的总账,并注明原总账到哪里为止。</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>备份所在文件夹</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>New folder for the library</source>
        <translation>案卷库的新文件夹</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>anjuan-library</source>
        <translation>案卷库</translation>
    </message>
    <message>
        <source>Choose a copy and a new folder.</source>
        <translation>请选择一份备份和一个新文件夹。</translation>
    </message>
    <message>
        <source>Copying and checking…</source>
        <translation>正在复制并核验…</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Restored to %1 with %2 records, and checked: no damage. Open it and log in.</source>
        <translation>已恢复到 %1(%2 条记录),完整核验未发现损坏。请打开并登录。</translation>
    </message>
    <message>
        <source> What was recorded on this PC after the backup is not in it (size %1 was seen here on %2): enter it again after the log-in.</source>
        <translation>备份之后在本机所作的记录不在其中(本机曾于 %2 见到第 %1 条),请登录后补录。</translation>
    </message>
    <message numerus="yes">
        <source>Restored to %1, but the check has %n finding(s), such as: %2</source>
        <translation>
            <numerusform>已恢复到 %1,但核验发现 %n 项问题,例如:%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ReturnDialog</name>
    <message>
        <source>Return them</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Return cases of %1</source>
        <translation>退回 %1 的案件</translation>
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
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type a reason beside each case that goes back; name the field, such as “legal basis: the paragraph is missing”. Cases without a reason are not returned.</source>
        <translation>在要退回的案件旁写明理由,并指明项目,如“处罚依据:缺条款号”。未写理由的不退回。</translation>
    </message>
    <message>
        <source>Reading the unit&apos;s cases</source>
        <translation>正在读取该单位案件</translation>
    </message>
    <message>
        <source>(not filed)</source>
        <translation>(未立案)</translation>
    </message>
    <message>
        <source>No case has a reason yet.</source>
        <translation>还没有写明理由的案件。</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>正在退回</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ReviewPackageDialog</name>
    <message>
        <source>Save the package…</source>
        <translation>保存送审包…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Package for review</source>
        <translation>送审包</translation>
    </message>
    <message>
        <source>Passphrase of the package for review: %1</source>
        <translation>送审包口令:%1</translation>
    </message>
    <message>
        <source>%1

The package holds the whole case for reading: draft, evidence, calculation, documents, with the party&apos;s particulars. The case stays on this PC and may go on. The reviewer&apos;s opinion comes back as a file.</source>
        <translation>%1

送审包含全案供审核人查看:拟定决定、证据、裁量计算、文书,含当事人个人信息。案件仍由本机办理,可继续往下办。审核意见以文件带回。</translation>
    </message>
    <message>
        <source>for-review-%1</source>
        <translation>送审包-%1</translation>
    </message>
    <message>
        <source>Save the package for review</source>
        <translation>保存送审包</translation>
    </message>
    <message>
        <source>Writing the package for review</source>
        <translation>正在制作送审包</translation>
    </message>
    <message>
        <source>Note the passphrase now: it is kept nowhere. Tell it to the reviewer by telephone.</source>
        <translation>请现在记下口令:程序不保存。请电话告知审核人。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Put it into the outbox</source>
        <translation>放入发件箱</translation>
    </message>
    <message>
        <source>It goes by itself with the next stick or shared folder that is known here</source>
        <translation>插上已选用的优盘、或连上共享文件夹时自动送出</translation>
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
        <source>, inside the law&apos;s range</source>
        <translation>,在法定幅度之内</translation>
    </message>
    <message>
        <source>, outside the law&apos;s range</source>
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
    <name>anjuan::ui::ScanDialog</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>In the tray</source>
        <translation>待认领箱</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>放入日期</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>File them</source>
        <translation>归档登记</translation>
    </message>
    <message>
        <source>Look at the page</source>
        <translation>查看该页</translation>
    </message>
    <message>
        <source>It belongs to this case…</source>
        <translation>归入该案…</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Signed pages come home</source>
        <translation>收回签字页</translation>
    </message>
    <message>
        <source>Drop scans or photographs of signed pages here, or a folder of them. Each page is filed with its own case and document by the code at its foot; blank pages are left out.</source>
        <translation>把签字页的扫描件、照片或者所在文件夹拖到这里。每页按页脚二维码归入所属案件和文书,空白页不收。</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签署日期</translation>
    </message>
    <message>
        <source>Reading the pages</source>
        <translation>正在识别各页</translation>
    </message>
    <message>
        <source>→ tray</source>
        <translation>→ 待认领</translation>
    </message>
    <message>
        <source>Filing the pages</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Throw this page away? Nothing of it is kept.</source>
        <translation>丢弃这一页?不留任何内容。</translation>
    </message>
    <message>
        <source>Take the outside form into this case…</source>
        <translation>把外出文书归入此案…</translation>
    </message>
    <message>
        <source>The written page is the original; what its form asks here is an extract of it. Choose it above first.</source>
        <translation>手写页是原件,在表单里填的是摘录。请先在上面的列表里选中它。</translation>
    </message>
    <message>
        <source>Taken outside: %1</source>
        <translation>外出文书:%1</translation>
    </message>
    <message>
        <source>It belongs to no case yet: choose it, give the number of the case below, and take it in.</source>
        <translation>还没有归入案件:选中它,在下面填案号,再归入此案。</translation>
    </message>
    <message>
        <source>Register what was signed…</source>
        <translation>登记所签内容…</translation>
    </message>
    <message>
        <source>Of a sign-off sheet or an opinion on paper, chosen above: the form opens with the case, the step, the signer and the day filled in.</source>
        <translation>先在上面选中签批单或者纸质意见；打开的表单已填好案件、事项、签批人和日期，核对后登记。</translation>
    </message>
    <message>
        <source> — filed; what was signed is still to be registered</source>
        <translation> —— 已归档，所签内容尚未登记</translation>
    </message>
    <message>
        <source> — what was signed is registered</source>
        <translation> —— 已归档，所签内容已登记</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案号</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ScannerDialog</name>
    <message>
        <source>Feeder, both sides (%1)</source>
        <translation>送纸器,双面(%1)</translation>
    </message>
    <message>
        <source>Feeder (%1)</source>
        <translation>送纸器(%1)</translation>
    </message>
    <message>
        <source>Glass, one page (%1)</source>
        <translation>玻璃板,一页(%1)</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>From a scanner</source>
        <translation>从扫描仪扫描</translation>
    </message>
    <message>
        <source>Grey (smaller)</source>
        <translation>灰度(文件小)</translation>
    </message>
    <message>
        <source>Colour (red seals stay red)</source>
        <translation>彩色(保留红章)</translation>
    </message>
    <message>
        <source>%1 dots to the inch</source>
        <translation>每英寸 %1 点</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描仪</translation>
    </message>
    <message>
        <source>Pages from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>As</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation>精细度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking for scanners…</source>
        <translation>正在查找扫描仪……</translation>
    </message>
    <message>
        <source>No scanner answers. Switch it on, see to its cable, and open this again; or scan with its own program and choose the folder.</source>
        <translation>没有扫描仪应答。请打开电源、检查连线,再打开本窗口;也可以用扫描仪自带的程序扫成图片,再选择文件夹。</translation>
    </message>
    <message>
        <source>A feeder scans until it is empty; the pages are filed by the codes at their feet.</source>
        <translation>送纸器一直扫到没有纸为止;各页按页脚二维码归案。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::ScoreTab</name>
    <message>
        <source>Only what is lost or open</source>
        <translation>只看失分和待评</translation>
    </message>
    <message>
        <source>Mend…</source>
        <translation>去改…</translation>
    </message>
    <message>
        <source>Mark by hand…</source>
        <translation>人工评分…</translation>
    </message>
    <message>
        <source>Save as a workbook…</source>
        <translation>另存为工作簿…</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>评查项</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why, and who says so</source>
        <translation>原因和评定人</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1 %2 评定:%3</translation>
    </message>
    <message>
        <source>veto</source>
        <translation>否决项</translation>
    </message>
    <message>
        <source>Mend: %1…</source>
        <translation>去改:%1…</translation>
    </message>
    <message>
        <source>Save the score</source>
        <translation>保存评查结果</translation>
    </message>
    <message>
        <source>score.xlsx</source>
        <translation>案卷评查.xlsx</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Mark as met</source>
        <translation>评为符合</translation>
    </message>
    <message>
        <source>All that is selected: Ctrl and Shift select several</source>
        <translation>对选中的各项;按 Ctrl、Shift 可以选多项</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SearchKeeper</name>
    <message numerus="yes">
        <source>Search index: %n record(s) to go</source>
        <translation>
            <numerusform>检索索引:还剩 %n 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SelectionActs</name>
    <message>
        <source>printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存案件列表</translation>
    </message>
    <message>
        <source>cases.xlsx</source>
        <translation>案件列表.xlsx</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>正在写列表</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写到 %1</translation>
    </message>
    <message>
        <source>Gathering the documents</source>
        <translation>正在收集文书</translation>
    </message>
    <message>
        <source>No document was made in these cases yet.</source>
        <translation>所选案件还没有制作文书。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SentTab</name>
    <message>
        <source>Show acknowledged ones, too</source>
        <translation>同时显示已签收的</translation>
    </message>
    <message>
        <source>Write the package again…</source>
        <translation>再导出…</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>收回…</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>移交时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>An administrator takes back, on the PC that keeps the unit&apos;s chain.</source>
        <translation>由管理员在持有单位链的电脑上收回。</translation>
    </message>
    <message>
        <source>Take “%1” back from “%2”? Do so only when the package was not imported there: if it was, both histories will be shown at the next exchange.</source>
        <translation>从“%2”收回“%1”?只在对方没有导入移交包时收回;如已导入,下次交换时会显示分叉。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在收回</translation>
    </message>
    <message>
        <source>Taken back: it is handled on this PC again.</source>
        <translation>已收回,本案重新由本机办理。</translation>
    </message>
    <message>
        <source>Cases on their way to another PC. Each is acknowledged when a package with it comes back from there.</source>
        <translation>已交给其他电脑、对方尚未签收的案件。从对方导入含该案的交换包后,即显示签收。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SeveralCases</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Submit and sign (Ctrl+Enter)</source>
        <translation>提交并签名(Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SheetDialog</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Half-year and year sheets</source>
        <translation>半年报、年报</translation>
    </message>
    <message>
        <source>First half of %1</source>
        <translation>%1 年上半年</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1 年全年</translation>
    </message>
    <message>
        <source>Type in a unit&apos;s figures…</source>
        <translation>录入单位的数…</translation>
    </message>
    <message>
        <source>Copy the report in words</source>
        <translation>复制文字报告</translation>
    </message>
    <message>
        <source>The report is on the clipboard: paste it into WPS or Word.</source>
        <translation>文字报告已在剪贴板,可粘贴到 WPS 或 Word。</translation>
    </message>
    <message>
        <source>Workbook…</source>
        <translation>工作簿…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>%1 to %2 · to be published and reported by %3</source>
        <translation>%1 至 %2 · 应在 %3 前公布、报送</translation>
    </message>
    <message>
        <source>How it is counted: %1</source>
        <translation>统计口径:%1</translation>
    </message>
    <message>
        <source>Choose a number to see its cases.</source>
        <translation>点一个数字,这里列出它的案件。</translation>
    </message>
    <message>
        <source>%1 (typed in)</source>
        <translation>%1(手工录入)</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s); a double click opens one</source>
        <translation>
            <numerusform>%1:%n 件,双击打开</numerusform>
        </translation>
    </message>
    <message>
        <source>sheets %1 %2.xlsx</source>
        <translation>统计表 %1 %2.xlsx</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出工作簿</translation>
    </message>
    <message>
        <source>The sheets are in %1.</source>
        <translation>统计表已存到 %1。</translation>
    </message>
    <message>
        <source>sheets %1 %2.pdf</source>
        <translation>统计表 %1 %2.pdf</translation>
    </message>
    <message>
        <source>Export as a PDF</source>
        <translation>导出 PDF</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SignDialog</name>
    <message>
        <source>Undo the last stroke</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除重写</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Sign on a pad</source>
        <translation>手写板签名</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>签名处</translation>
    </message>
    <message>
        <source>Signs as</source>
        <translation>签名人身份</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Let the signer read the page first. The strokes are kept as vectors with their times and are bound to this very file: a document that is made anew has no signature. Whether it is a reliable electronic signature the unit judges by article 13 of the law on electronic signatures; when in doubt, print and sign in ink.</source>
        <translation>请签名人先阅读左侧文书。笔迹按矢量和时间保存,与这一份文书绑定;文书重新制作后,原签名不随之。是否属于可靠的电子签名,由本单位按《电子签名法》第十三条判断;拿不准的,请打印后用笔签名。</translation>
    </message>
    <message>
        <source>Sign on a pad: %1</source>
        <translation>手写板签名:%1</translation>
    </message>
    <message>
        <source>page %1: %2</source>
        <translation>第%1页 %2</translation>
    </message>
    <message>
        <source>Signed: %1, %2</source>
        <translation>已签名:%1,%2</translation>
    </message>
    <message>
        <source>Lost: %1, %2</source>
        <translation>失效:%1,%2</translation>
    </message>
    <message>
        <source>Enter the name of who signs.</source>
        <translation>请填写签名人姓名。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签名</translation>
    </message>
    <message>
        <source>Signed. The next signer may sign, or close this window.</source>
        <translation>已签名。请下一位签名人签名,或者关闭本窗口。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This form has no place for a signature: a strip is put at its end with the first one.</source>
        <translation>本格式没有签名处:第一个签名时在文末加签名栏。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SignOffDialog</name>
    <message>
        <source>Save as one PDF…</source>
        <translation>另存为一个 PDF…</translation>
    </message>
    <message>
        <source>Sheets to be signed</source>
        <translation>签批册</translation>
    </message>
    <message>
        <source>One sheet for each matter that waits for the leader&apos;s ink, printed together. Signed sheets come home by &quot;Signed pages…&quot;; each scan is filed in its case, and the approval is registered from it.</source>
        <translation>每件待负责人签字的事项一页,一次打印。签好的页用“收回签字页…”收回:扫描件归入各案,再据此登记纸质签批。</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>提请日期</translation>
    </message>
    <message>
        <source>Printed before</source>
        <translation>已印过</translation>
    </message>
    <message>
        <source>Save the sheets to be signed</source>
        <translation>保存签批册</translation>
    </message>
    <message>
        <source>sheets-to-sign.pdf</source>
        <translation>签批册.pdf</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Nothing waits for a leader&apos;s signature.</source>
        <translation>没有待负责人签批的事项。</translation>
    </message>
    <message>
        <source>Making the sheets</source>
        <translation>正在制作签批册</translation>
    </message>
    <message>
        <source>%1 sheets are in %2: print it, have it signed, scan it.</source>
        <translation>%1 份签批单已写入 %2:打印、签字,再扫描收回。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>%1 sheets: print them, have them signed, scan them.</source>
        <translation>共 %1 页:打印,签字,再扫描。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SignPad</name>
    <message>
        <source>Signing area</source>
        <translation>签名区</translation>
    </message>
    <message>
        <source>Sign here with the pen, or hold the mouse button and write</source>
        <translation>请用手写笔在此签名,或者按住鼠标左键书写</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::SlipDialog</name>
    <message>
        <source>Signed paper</source>
        <translation>签署的纸质文书</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Register it…</source>
        <translation>登记…</translation>
    </message>
    <message>
        <source>Opinion on paper about “%1” of %2, round %3.</source>
        <translation>纸质审核意见:针对 %2 的“%1”,第 %3 轮。</translation>
    </message>
    <message>
        <source>Approval on paper about “%1” of %2.</source>
        <translation>纸质签批:针对 %2 的“%1”。</translation>
    </message>
    <message>
        <source>The content that was reviewed is still the content of the case.</source>
        <translation>审核的内容与本案现在的内容一致。</translation>
    </message>
    <message>
        <source>The content of the case was changed since: this opinion is about the earlier one. It is registered for that round; what was changed needs a review of its own.</source>
        <translation>送审以后本案内容有改动:这份意见针对改动前的内容,只登记在那一轮;改动的内容需要另行审核。</translation>
    </message>
    <message>
        <source>The case was sent for review again since then.</source>
        <translation>此后本案又送审过。</translation>
    </message>
    <message>
        <source>Nothing was added to the case since then.</source>
        <translation>其后本案没有新增记录。</translation>
    </message>
    <message>
        <source>The case went on: what follows was added since then, and its author has not seen it.</source>
        <translation>其后本案新增了以下记录,签署人没有看到:</translation>
    </message>
    <message>
        <source>Reading the scan</source>
        <translation>正在识别扫描件</translation>
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
        <translation>最近打开的案卷库(按 Enter 打开)(&amp;E)</translation>
    </message>
    <message>
        <source>The library&apos;s folder</source>
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
    <message>
        <source>&amp;Restore a backup, or move to this computer…</source>
        <translation>恢复备份 / 搬到这台电脑(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Check a folder…</source>
        <translation>核验文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>Checks a library without opening it or logging in, also one that is damaged.</source>
        <translation>不打开、不登录,直接核验一个案卷库文件夹,损坏的也可以。</translation>
    </message>
    <message>
        <source>Check this folder…</source>
        <translation>核验这个文件夹…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>&amp;Join this unit…</source>
        <translation>加入本单位(&amp;J)…</translation>
    </message>
    <message>
        <source>For a second PC of a unit that has a library already: with the card of its first PC.</source>
        <translation>本单位已有案卷库,这是第二台及以后的电脑:用第一台电脑的开户卡加入。</translation>
    </message>
    <message>
        <source>Card for joining the unit</source>
        <translation>开户卡</translation>
    </message>
    <message>
        <source>Rea&amp;d a review package…</source>
        <translation>阅读送审包(&amp;D)…</translation>
    </message>
    <message>
        <source>For a reviewer whose PC has not joined the unit: nothing is taken in, nothing is left.</source>
        <translation>供尚未加入本单位的审核人使用:不导入任何内容,关闭后不留痕迹。</translation>
    </message>
    <message>
        <source>Read a review package</source>
        <translation>阅读送审包</translation>
    </message>
    <message>
        <source>None was opened on this PC yet. A unit&apos;s first PC begins with “New library of a unit”, every other one with “Join this unit”. To try things out: “Practise first”.</source>
        <translation>本机还没有打开过案卷库。本单位的第一台电脑,点“新建单位案卷库”;其他电脑,点“加入本单位”。想先试试,点“先练习”。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::StatementDialog</name>
    <message>
        <source>Take it into the case</source>
        <translation>收入本案</translation>
    </message>
    <message>
        <source>Opinion from another PC</source>
        <translation>收意见</translation>
    </message>
    <message>
        <source>It was taken in before; nothing is left to do.</source>
        <translation>此前已收入,无须再收。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>Signed by %1 at %2.</source>
        <translation>由 %1 于 %2 签署。</translation>
    </message>
    <message>
        <source>About “%1” of the case %2.</source>
        <translation>针对案件 %2 的“%1”。</translation>
    </message>
    <message>
        <source>Nothing was added to the case since then.</source>
        <translation>其后本案没有新增记录。</translation>
    </message>
    <message>
        <source>The case went on: what follows was added since then, and its author has not seen it.</source>
        <translation>其后本案新增了以下记录,签署人没有看到:</translation>
    </message>
    <message>
        <source>Taking it into the case</source>
        <translation>正在收入</translation>
    </message>
    <message>
        <source>Opinions: file or scan (*.json *.pdf *.png *.jpg *.jpeg *.tif *.tiff)</source>
        <translation>意见:文件或扫描件 (*.json *.pdf *.png *.jpg *.jpeg *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Opinion from another PC, or signed on paper</source>
        <translation>另一台电脑或纸上签署的意见</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::StatisticsPage</name>
    <message>
        <source>Export as a workbook…</source>
        <translation>导出工作簿…</translation>
    </message>
    <message>
        <source>Copy the report in words</source>
        <translation>复制文字报告</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Penalised</source>
        <translation>处罚</translation>
    </message>
    <message>
        <source>Not penalised</source>
        <translation>不予处罚</translation>
    </message>
    <message>
        <source>Fines (yuan)</source>
        <translation>罚款(元)</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>The report is on the clipboard: paste it into WPS or Word.</source>
        <translation>文字报告已复制到剪贴板,可粘贴到 WPS 或 Word。</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>First half of the year</source>
        <translation>上半年</translation>
    </message>
    <message>
        <source>Second half of the year</source>
        <translation>下半年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Choose a line to see its cases.</source>
        <translation>选一行,查看对应的案件。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s) that it lacks</source>
        <translation>
            <numerusform>%1:未做到的 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s); a double click opens one</source>
        <translation>
            <numerusform>%1:%n 件,双击打开</numerusform>
        </translation>
    </message>
    <message>
        <source>statistics %1 %2.xlsx</source>
        <translation>统计 %1 至 %2.xlsx</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出工作簿</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>The statistics are in %1.</source>
        <translation>统计表已写入 %1。</translation>
    </message>
    <message>
        <source>Archive hand-over list…</source>
        <translation>案卷移交清单…</translation>
    </message>
    <message>
        <source>The dossiers archived in the period, as a workbook for the archive room</source>
        <translation>期间内归档的案卷,生成移交档案室的清单(XLSX)</translation>
    </message>
    <message>
        <source>Writing the hand-over list</source>
        <translation>正在生成移交清单</translation>
    </message>
    <message>
        <source>%1 dossiers written to %2</source>
        <translation>%1 案的移交清单已写入 %2</translation>
    </message>
    <message>
        <source>Save the archive hand-over list</source>
        <translation>保存案卷移交清单</translation>
    </message>
    <message>
        <source>archive-list.xlsx</source>
        <translation>案卷移交清单.xlsx</translation>
    </message>
    <message>
        <source>As bars</source>
        <translation>图</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Half-year and year sheets…</source>
        <translation>半年报、年报…</translation>
    </message>
    <message>
        <source>Tables of one&apos;s own…</source>
        <translation>自定义统计表…</translation>
    </message>
    <message>
        <source>Four-property report…</source>
        <translation>四性检测报告…</translation>
    </message>
    <message>
        <source>What can be said of the authenticity, completeness, usability and security of the dossiers archived in the period, as a PDF for the archive</source>
        <translation>检测期间内归档案卷的真实性、完整性、可用性、安全性,写成 PDF 供移交档案用</translation>
    </message>
    <message>
        <source>Assess other units&apos; dossiers…</source>
        <translation>评查外单位案卷…</translation>
    </message>
    <message>
        <source>Checking the dossiers</source>
        <translation>正在检测案卷</translation>
    </message>
    <message>
        <source>%1 dossiers: %2 items hold, %3 fail, %4 were not checked. The report is in %5.</source>
        <translation>案卷 %1 个:通过 %2 项,不通过 %3 项,未检 %4 项。报告在 %5。</translation>
    </message>
    <message>
        <source>Save the four-property report</source>
        <translation>保存四性检测报告</translation>
    </message>
    <message>
        <source>four-properties.pdf</source>
        <translation>四性检测报告.pdf</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::StepBar</name>
    <message>
        <source>Left out in this case</source>
        <translation>本案不经过这一步</translation>
    </message>
    <message>
        <source>Who acts: %1</source>
        <translation>办理人:%1</translation>
    </message>
    <message>
        <source>Runs side by side with: %1</source>
        <translation>与“%1”并行</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::TableDialog</name>
    <message>
        <source>%1 (empty)</source>
        <translation>%1(空)</translation>
    </message>
    <message>
        <source>Sheet of the file</source>
        <translation>文件中的工作表</translation>
    </message>
    <message>
        <source>Take the cases in</source>
        <translation>录入案件</translation>
    </message>
    <message>
        <source>Choose at the upper right which column of the file this is: %1</source>
        <translation>请在右上方选择表格中的哪一列是:%1</translation>
    </message>
    <message>
        <source>Cases of the past from a ledger</source>
        <translation>历史案件补录(台账)</translation>
    </message>
    <message>
        <source>Cases at the roadside, a row each</source>
        <translation>路边案件批量办理(一行一件)</translation>
    </message>
    <message>
        <source>Read a spreadsheet…</source>
        <translation>读取表格文件…</translation>
    </message>
    <message>
        <source>Read a spreadsheet</source>
        <translation>读取表格文件</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv *.txt)</source>
        <translation>表格 (*.xlsx *.csv *.txt)</translation>
    </message>
    <message>
        <source>The officers who were there</source>
        <translation>在场的执法人员</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(无)</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行,%2:%3</translation>
    </message>
    <message>
        <source>Choose the two officers.</source>
        <translation>请选择两名执法人员。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) can be taken in.</source>
        <translation>
            <numerusform>可以录入 %n 件案件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在记录</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) were taken in.</source>
        <translation>
            <numerusform>已录入 %n 件案件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Register the people</source>
        <translation>登记这些人员</translation>
    </message>
    <message>
        <source>People of the unit, a row each</source>
        <translation>从表格录入人员,每行一人</translation>
    </message>
    <message>
        <source>Leaders sign on paper unless the column says otherwise; everybody else gets a first password, which is shown once, after they are registered.</source>
        <translation>机关负责人默认纸质签批(“本人登录签批”填“是”的除外);其他人各得一个初始口令,登记后只显示一次。</translation>
    </message>
    <message numerus="yes">
        <source>%n people were registered.</source>
        <translation>
            <numerusform>已登记 %n 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people can be registered.</source>
        <translation>
            <numerusform>可以登记 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Type, paste from a spreadsheet (Ctrl+V), or read a file. Ctrl+D takes over the cell above. Columns with * must be filled.</source>
        <translation>可以直接填写、从表格粘贴(Ctrl+V)或者读取文件。Ctrl+D 照抄上一行。带 * 的列必须填写。</translation>
    </message>
    <message>
        <source>Refused, %1: %2</source>
        <translation>未录入,%1:%2</translation>
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
    <message>
        <source>Part</source>
        <translation>环节</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::TimelineTab</name>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>筛选(Ctrl+F)</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>With flaws</source>
        <translation>有瑕疵的</translation>
    </message>
    <message>
        <source>Signature in doubt</source>
        <translation>签名存疑的</translation>
    </message>
    <message>
        <source>With files</source>
        <translation>带文件的</translation>
    </message>
    <message>
        <source>Chain: of %1 stages behind it that make papers, %2 have them.</source>
        <translation>链条完整度:已经过的应有文书的阶段 %1 个,有文书的 %2 个。</translation>
    </message>
    <message>
        <source>Without a paper: %1</source>
        <translation>没有文书的:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::UploadsDialog</name>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Nothing new in it</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Uploads taken in</source>
        <translation>收报送包结果</translation>
    </message>
    <message>
        <source>%1 uploads: %2 taken in, %3 refused. What was refused was left where it is, and nothing of it was written.</source>
        <translation>共 %1 个报送包:已收 %2 个,拒收 %3 个。拒收的原样留在原处,未写入任何内容。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭(Esc)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>New records</source>
        <translation>新增记录</translation>
    </message>
    <message>
        <source>Receipt, or why it was refused</source>
        <translation>回执,或拒收原因</translation>
    </message>
    <message>
        <source>Receipt: %1</source>
        <translation>回执:%1</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::VaultReader</name>
    <message>
        <source>Contents are read again and held against their hash while nobody works.</source>
        <translation>无人操作时,重新读取附件库内容,与登记的哈希核对。</translation>
    </message>
    <message>
        <source>Read again: %1 of %2</source>
        <translation>后台复核 %1/%2</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Verdict</name>
    <message>
        <source>Case chain</source>
        <translation>案件链</translation>
    </message>
    <message>
        <source>Access chain of a case</source>
        <translation>案件查阅链</translation>
    </message>
    <message>
        <source>Unit&apos;s chain</source>
        <translation>单位链</translation>
    </message>
    <message>
        <source>This PC&apos;s chain</source>
        <translation>本机链</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s).</source>
        <translation>
            <numerusform>发现 %n 项问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>No finding in the structure; contents were not checked.</source>
        <translation>结构未发现问题;内容未核验。</translation>
    </message>
    <message>
        <source>✓ No finding, and the root from outside agrees.</source>
        <translation>✓ 未发现问题,且与外部存根一致。</translation>
    </message>
    <message>
        <source>No finding. Nothing from outside this PC was compared.</source>
        <translation>未发现问题。未与本机之外的存根对照。</translation>
    </message>
    <message>
        <source>%1, record %2</source>
        <translation>%1,第 %2 条</translation>
    </message>
    <message>
        <source>What this PC saw last</source>
        <translation>本机最近所见</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>数据表 %1</translation>
    </message>
    <message>
        <source>(whole library)</source>
        <translation>(整个案卷库)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意味着什么</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>list of cases</source>
        <translation>案件列表</translation>
    </message>
    <message>
        <source>parties</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>officers</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>steps of the case</source>
        <translation>办案步骤</translation>
    </message>
    <message>
        <source>document numbers</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>signed scans</source>
        <translation>签名扫描件</translation>
    </message>
    <message>
        <source>service of documents</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>legal review</source>
        <translation>法制审核</translation>
    </message>
    <message>
        <source>review opinions</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>discretion</source>
        <translation>裁量</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>卷宗</translation>
    </message>
    <message>
        <source>publicity</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>credentials</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>number ranges</source>
        <translation>号段</translation>
    </message>
    <message>
        <source>viewings</source>
        <translation>查阅</translation>
    </message>
    <message>
        <source>the table says %1, the records %2</source>
        <translation>数据表为 %1,记录为 %2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between differences</comment>
        <translation>;</translation>
    </message>
    <message numerus="yes">
        <source>Not verified again: %n signature(s) that you checked yourself before.</source>
        <translation>
            <numerusform>未再验签:%n 条签名(以前由您本人核验过)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Trigger %1</source>
        <translation>触发器 %1</translation>
    </message>
    <message>
        <source>Index %1</source>
        <translation>索引 %1</translation>
    </message>
    <message>
        <source>Identity of the library (%1)</source>
        <translation>库的身份(%1)</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::VerifyPage</name>
    <message>
        <source>&lt;h3&gt;Check of integrity&lt;/h3&gt;Genesis %1&lt;br&gt;Ledger %2, %3 records, root %4</source>
        <translation>&lt;h3&gt;完整性核验&lt;/h3&gt;创始值 %1&lt;br&gt;总账 %2,%3 条记录,根值 %4</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::VerifyPanel</name>
    <message>
        <source>Check everything</source>
        <translation>完整核验</translation>
    </message>
    <message>
        <source>Check records only (quick)</source>
        <translation>只核验记录结构(快)</translation>
    </message>
    <message>
        <source>Certificate (PDF)…</source>
        <translation>核验证明(PDF)…</translation>
    </message>
    <message>
        <source>Rebuild the tables…</source>
        <translation>重建数据表…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The verdict as a page for the file or the court. It wants a check of everything that skipped nothing.</source>
        <translation>把核验结论出成一页证明,供入卷或提交法院。须先作不跳过任何签名的完整核验。</translation>
    </message>
    <message>
        <source>Makes lists and pages anew from the signed records. No record is touched.</source>
        <translation>由签名的记录重新生成列表和页面,不改动记录。</translation>
    </message>
    <message>
        <source>Puts a proven backup into a new folder. This library stays as it is.</source>
        <translation>把备份恢复到新文件夹,本库保持原样。</translation>
    </message>
    <message>
        <source>Skip nothing</source>
        <translation>不跳过任何签名</translation>
    </message>
    <message>
        <source>Compare with an &amp;outside root</source>
        <translation>与存根对照(&amp;O)</translation>
    </message>
    <message>
        <source>Optional: a receipt, checkpoint, bundle or backup list, or SIZE:ROOT from a printed page</source>
        <translation>选填:回执、检查点、同步包或备份清单文件;或纸质件上的“条数:根值”</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Signatures up to my check of %1 not again</source>
        <translation>本人 %1 核验过的签名不再验签</translation>
    </message>
    <message>
        <source>Receipt, checkpoint, bundle or backup list</source>
        <translation>回执、检查点、同步包或备份清单</translation>
    </message>
    <message>
        <source>Outside roots (*.json *.zip);;All files (*)</source>
        <translation>外部存根 (*.json *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在核验</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>保存核验证明</translation>
    </message>
    <message>
        <source>integrity-certificate.pdf</source>
        <translation>完整性核验证明.pdf</translation>
    </message>
    <message>
        <source>Writing the certificate</source>
        <translation>正在制作核验证明</translation>
    </message>
    <message>
        <source>The certificate was saved as %1.</source>
        <translation>核验证明已保存为 %1。</translation>
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
        <source>The tables were rebuilt from the chains. Check once more to see whether all is well.</source>
        <translation>各表已按记录链重建。请再核验一次,确认没有问题。</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Brought back: %1 files, %2 keys.</source>
        <translation>已找回 %1 个文件、%2 个密钥。</translation>
    </message>
    <message>
        <source> Check once more to see whether all is well.</source>
        <translation>请再核验一次,确认没有问题。</translation>
    </message>
    <message>
        <source>Repair lost contents…</source>
        <translation>修复缺失内容…</translation>
    </message>
    <message>
        <source>Brings back files and keys that are lost or damaged here: from a backup, or files by their hash from any card, folder or bundle, whatever they are called now. No record is touched.</source>
        <translation>找回本库缺失或损坏的内容和密钥:从备份,或者在任何存储卡、文件夹、报送包中按哈希寻找文件,文件改了名也能找到。不改动任何记录。</translation>
    </message>
    <message>
        <source>Backup, or a folder where the files may lie</source>
        <translation>备份,或者可能有这些文件的文件夹</translation>
    </message>
    <message>
        <source> %1 files are not there; try another backup or folder.</source>
        <translation>还有 %1 个文件不在那里,请换一个备份或文件夹。</translation>
    </message>
    <message>
        <source>About this verdict</source>
        <translation>结论的含义</translation>
    </message>
    <message>
        <source>Optional: its file, or SIZE:ROOT from a printed page</source>
        <translation>选填:文件,或纸质件上的“条数:根值”</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::VolumeBar</name>
    <message>
        <source>Scan the bound paper…</source>
        <translation>整卷回扫…</translation>
    </message>
    <message>
        <source>The bound volume is scanned once, from the first side to the last, and held against this one.</source>
        <translation>装订好的纸卷从头到尾扫一遍,与选中的这一卷核对。</translation>
    </message>
    <message>
        <source> (paper scanned %1: the same)</source>
        <translation>(纸卷 %1 回扫:一致)</translation>
    </message>
    <message>
        <source> (paper scanned %1: %2 differences)</source>
        <translation>(纸卷 %1 回扫:%2 处不一致)</translation>
    </message>
    <message>
        <source>Save the volume as it was built…</source>
        <translation>原样另存该卷…</translation>
    </message>
    <message>
        <source>Bind what came after archiving…</source>
        <translation>装订归档后的材料(续卷)…</translation>
    </message>
    <message>
        <source>The archived volume stays as it is; later papers get a volume of their own, numbered on.</source>
        <translation>已归档的卷保持原样;后来的材料另成一卷,件号、页号接着编。</translation>
    </message>
    <message>
        <source>Volumes built:</source>
        <translation>已制作的卷:</translation>
    </message>
    <message>
        <source>Volume %1 %2</source>
        <translation>第%1卷 %2</translation>
    </message>
    <message>
        <source>, pages %1–%2</source>
        <translation>,第 %1–%2 页</translation>
    </message>
    <message>
        <source> (made anew since)</source>
        <translation> (已重新制作)</translation>
    </message>
    <message>
        <source> (not on this computer)</source>
        <translation> (不在本机)</translation>
    </message>
    <message>
        <source>Save the volume</source>
        <translation>保存该卷</translation>
    </message>
    <message>
        <source>Show the volume</source>
        <translation>查看该卷</translation>
    </message>
    <message>
        <source>Shows it below as it was built, to be read or printed</source>
        <translation>按制作时的原样显示在下面,可阅读、打印</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::WaitingPage</name>
    <message>
        <source>Save the application again…</source>
        <translation>再存一次申请…</translation>
    </message>
    <message>
        <source>Take in the package of the unit…</source>
        <translation>导入单位包…</translation>
    </message>
    <message>
        <source>◀ First page</source>
        <translation>◀ 首页</translation>
    </message>
    <message>
        <source>Check code of this application</source>
        <translation>本申请的核对码</translation>
    </message>
    <message>
        <source>1. Take the application (the file that was saved) to the administrator&apos;s PC.
2. There: Unit and people › Take in an application. The check code must be the same.
3. Bring back the package of the unit, and take it in here.</source>
        <translation>1. 把刚才保存的入网申请文件带到管理员的电脑。
2. 在那里:单位与人员 › 收入网申请。核对码必须一致。
3. 把单位包带回,在此导入。</translation>
    </message>
    <message>
        <source>Waiting for the administrator of %1</source>
        <translation>等待管理员:%1</translation>
    </message>
    <message>
        <source>This PC: %1 · will log in: %2 · folder %3</source>
        <translation>本机:%1 · 登录人员:%2 · 文件夹 %3</translation>
    </message>
    <message>
        <source>application-%1</source>
        <translation>入网申请-%1</translation>
    </message>
    <message>
        <source>Save the application</source>
        <translation>保存入网申请</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存:%1</translation>
    </message>
    <message>
        <source>Package of the unit</source>
        <translation>单位包</translation>
    </message>
    <message>
        <source>Taking in the package of the unit</source>
        <translation>正在导入单位包</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::Words</name>
    <message>
        <source>%1 (acts until %2 only)</source>
        <translation>%1(只适用于 %2 以前的行为)</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>on another computer</source>
        <translation>在其他电脑</translation>
    </message>
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
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Calculation sheet</source>
        <translation>裁量计算单</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::WorkbenchPage</name>
    <message>
        <source>What waits</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>等我办理</translation>
    </message>
    <message>
        <source>Overdue, today and this week</source>
        <translation>已逾期、今日与本周到期</translation>
    </message>
    <message>
        <source>Nothing waits for you. A new clue is registered on the page “Cases”.</source>
        <translation>没有等您办理的事项。新线索在“案件”页登记。</translation>
    </message>
    <message>
        <source>Nothing of yours is due within a week.</source>
        <translation>一周之内没有到期事项。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n case(s) wait for you</source>
        <translation>
            <numerusform>%1 %2:有 %n 项等您办理</numerusform>
        </translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Open cases by stage</source>
        <translation>在办案件(按阶段)</translation>
    </message>
    <message>
        <source>no open case</source>
        <translation>没有在办案件</translation>
    </message>
    <message>
        <source>Enforcement cards</source>
        <translation>执法证件</translation>
    </message>
    <message>
        <source>all in force</source>
        <translation>均在有效期内</translation>
    </message>
    <message>
        <source>Last proven backup</source>
        <translation>最近一次恢复演练通过的备份</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1: make one on the page “Backup”</source>
        <translation>%1:请在“备份”页备份一次</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺什么</translation>
    </message>
    <message>
        <source>Not on the platform yet (%1)</source>
        <translation>未同步平台(%1)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>The county&apos;s pack: “%1” %2 (%3) is at hand.</source>
        <translation>本县规则包:“%1”%2(%3)就在手边,点此采用</translation>
    </message>
    <message>
        <source>none is entered yet</source>
        <translation>还没有登记执法证</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BindingDialog</name>
    <message>
        <source>How dossiers are bound</source>
        <translation>装订方式</translation>
    </message>
    <message>
        <source>A dossier with more pages is bound in several books, each with cover, index and note of its own; items and pages are numbered on. An item is cut only where it alone is longer than a book.</source>
        <translation>页数超过的卷宗分册装订,各册自有封面、卷内目录和备考表,件号、页号接着编。在件与件之间分册,只有一件自己比一册还长时才从中间分开。</translation>
    </message>
    <message>
        <source>Pages of a book at most</source>
        <translation>每册最多页数</translation>
    </message>
    <message>
        <source>Page numbers</source>
        <translation>页号位置</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>As the unit binds: %1 pages, numbers %2</source>
        <translation>按本单位设定:每册 %1 页,页号在%2</translation>
    </message>
    <message>
        <source>The administrator sets it among the particulars of the unit</source>
        <translation>由管理员在“登记单位信息”中设定</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::BoundDialog</name>
    <message>
        <source>As it fits</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页号</translation>
    </message>
    <message>
        <source>Scanned from</source>
        <translation>扫描来源</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Where paper and electronic volume differ</source>
        <translation>纸卷与电子卷不一致之处</translation>
    </message>
    <message>
        <source>Save the index by the paper&apos;s numbers…</source>
        <translation>按纸卷页号另存目录…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Scan of the bound volume</source>
        <translation>整卷回扫</translation>
    </message>
    <message>
        <source>%1. Scan the bound paper from the first side to the last, or drop its PDF here. Each side with something on it behind cover and index gets a number; the code at its foot tells whether it is the page that the electronic volume has there.</source>
        <translation>%1。把装订好的纸卷从第一面扫到最后一面,或者把扫描成的 PDF 拖到这里。封面、目录之后有内容的面一面一个号,按页脚的二维码核对是不是电子卷的那一页。</translation>
    </message>
    <message>
        <source>What is done: printed again, bound again, told in the note</source>
        <translation>怎么处理:补印、重新装订、在备考表说明</translation>
    </message>
    <message>
        <source>A double click shows the side</source>
        <translation>双击查看这一面</translation>
    </message>
    <message>
        <source>Cover and index, sides</source>
        <translation>封面、目录面数</translation>
    </message>
    <message>
        <source>Note, sides</source>
        <translation>备考表面数</translation>
    </message>
    <message>
        <source>Scanned on</source>
        <translation>扫描日期</translation>
    </message>
    <message>
        <source>Reading the pages</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>%1 sides: %2 before the numbers, %3 numbered, %4 behind them, %5 blank; codes read on %6.</source>
        <translation>共 %1 面:编号之前 %2 面,编号 %3 页,之后 %4 面,空白 %5 面;读出页码二维码 %6 面。</translation>
    </message>
    <message>
        <source>The paper is the electronic volume, page by page.</source>
        <translation>纸卷与电子卷逐页一致。</translation>
    </message>
    <message numerus="yes">
        <source>The paper differs from the electronic volume in %n place(s).</source>
        <translation>
            <numerusform>纸卷与电子卷有 %n 处不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>index</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Save the index</source>
        <translation>另存目录</translation>
    </message>
    <message>
        <source>Writing the index</source>
        <translation>正在编目录</translation>
    </message>
    <message>
        <source>Index written to %1</source>
        <translation>目录已存为 %1</translation>
    </message>
    <message>
        <source>Taking the scan in</source>
        <translation>正在存入扫描件</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::StackSource</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)</source>
        <translation>图片和 PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Folder of scans</source>
        <translation>扫描件文件夹</translation>
    </message>
    <message>
        <source>From a scanner…</source>
        <translation>从扫描仪…</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>正在扫描</translation>
    </message>
    <message>
        <source>The feeder stopped before it was empty: %1. Lay in the rest and scan again.</source>
        <translation>送纸器没有扫完就停了:%1。请放好余下的再扫。</translation>
    </message>
</context>
<context>
    <name>anjuan::ui::PrintCopiesDialog</name>
    <message>
        <source>Which copy is printed</source>
        <translation>打印哪一份</translation>
    </message>
    <message>
        <source>Somebody has signed: the signed copy is printed unless another is chosen here.</source>
        <translation>文书已有签名件:默认打印签名件,要打印别的请在此选择。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>As made; nobody has signed it here</source>
        <translation>生成的文书(没有签名件)</translation>
    </message>
    <message>
        <source>As made, unsigned</source>
        <translation>生成的文书(未签名)</translation>
    </message>
    <message>
        <source>Go on to print</source>
        <translation>继续打印</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All signed</source>
        <translation>都打印签名件</translation>
    </message>
    <message>
        <source>All as made</source>
        <translation>都打印生成的文书</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>打印:%1</translation>
    </message>
    <message>
        <source>Printing %1 as made, unsigned</source>
        <translation>打印:%1(生成的文书,未签名)</translation>
    </message>
    <message>
        <source>Printing %1 documents: %2 signed, %3 as made, unsigned</source>
        <translation>打印 %1 份文书:签名件 %2 份,未签名的 %3 份</translation>
    </message>
</context>
</TS>
