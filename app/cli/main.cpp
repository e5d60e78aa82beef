#include <sys/resource.h>

#include <QtGui/QGuiApplication>

#include "core/base/messages.h"

#include "app/cli/cli.h"

namespace anjuan::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = {
        {"new", "LIB --unit NAME --unit-code CODE --admin NAME [--group NAME]", "建库(新单位)",
         "found a unit in a new library", &runNew},
        {"demo", "LIB", "建示范库,办三个案件", "make the training library with three cases", &runDemo},
        {"acts", "", "列出全部行为及其字段", "list every act with its fields", &runActs},
        {"run", "LIB SCRIPT.json [--case CASE] [--acks FILE]", "按脚本办案(--case:接着办一案)", "run a case script",
         &runScript},
        {"list", "LIB [TEXT]", "案件列表", "list the cases", &runList},
        {"show", "LIB [CASE]", "查看案卷库或案件", "show the library, or a case", &runShow},
        {"deadlines", "LIB [--on DATE] [--ics FILE]", "期限清单(可导出日历)",
         "list the open deadlines, as a calendar too", &runDeadlines},
        {"sheet", "LIB --from DATE --until DATE [--xlsx FILE]", "统计半年报、年报(上级局为各单位合计)",
         "the half-year or year sheet; of a bureau its units added up", &runSheet},
        {"platform", "LIB [CASE]", "未同步平台的案件;或者一个案件的平台录入单",
         "what is not on the province's platform yet; or a case in the order of its pages", &runPlatform},
        {"statistics", "LIB --from DATE --until DATE [--xlsx FILE]", "统计(可导出工作簿)",
         "count the cases of a period, as a workbook too", &runStatistics},
        {"score", "LIB CASE… | LIB --sample N --seed S --from DATE --until DATE [--sheet ID] [--xlsx FILE]",
         "案卷评查自查:得分、失分和去处",
         "score dossiers for self-inspection: points, what was lost and where to mend it", &runScore},
        {"scan", "LIB FILE|FOLDER… [--signed-on DATE] [--preview]", "收回签字页:按页脚二维码归入各案",
         "file signed pages by the codes at their feet; the rest goes into the tray", &runScan},
        {"tray file", "LIB PAGE CASE DOCUMENT [--signed-on DATE]", "把待认领的页登记为某文书的签名扫描件",
         "file a page of the tray as a document's signed scan", &runTrayFile},
        {"tray drop", "LIB PAGE", "丢弃待认领的页", "throw a page of the tray away", &runTrayDrop},
        {"handbook", "LIB -o OUT.pdf [--part all|lists|flow|publicity] [--on DATE]",
         "本单位材料:工作手册、五张清单、流程、事前公开信息",
         "the unit's handbook, lists, flows, what is published beforehand", &runHandbook},
        {"field take", "LIB --places A,B --officers A,B -o OUT.pdf [--forms FORM:COPIES,…] [--on DATE]",
         "外出文书包:每个地点一套空白文书,文号预先占用", "blank forms for each place, with numbers leased",
         &runFieldTake},
        {"field return", "LIB CODE… --reason WHY [--void]", "交回没有用的空白文书(文号再用,或作废)",
         "give unused sheets back: numbers go again, or stay void", &runFieldReturn},
        {"field", "LIB", "带出的空白文书:在外、已归案、已交回", "sheets taken outside, and what became of them",
         &runFieldSheets},
        {"signoffs print", "LIB -o OUT.pdf [--case CASE]",
         "签批册:每件待负责人签批的事项一页,一次打印;签后用 scan 收回",
         "one sheet for each matter that waits for a leader's ink, as one PDF", &runSignOffsPrint},
        {"signoffs", "LIB", "待负责人签批的事项", "what waits for a leader's signature", &runSignOffs},
        {"discuss", "LIB MEETING.json",
         "集体讨论(一会多案):会议写一次,各案各有摘录和结论,一并录入;文件为 "
         "{\"meeting\": {on, place, chair, attendees, recorder, minutes, …}, "
         "\"cases\": [{case, conclusion, excerpt, opinions}, …]}",
         "enter the minutes of one meeting into several cases, each with its own excerpt: all of them or none",
         &runDiscuss},
        {"tray", "LIB", "待认领箱:没有归档的扫描页和原因", "pages that wait in the tray, and why", &runTray},
        {"ingest", "LIB CASE FILE|FOLDER… --place PLACE --officers A,B | LIB --manifest FILE",
         "收入证据(可多个文件或文件夹)", "take evidence in, many files at once", &runIngest},
        {"evidence", "LIB CASE", "证据目录", "the index of a case's evidence", &runEvidenceList},
        {"av", "LIB [CASE]", "音像记录事项清单与覆盖率", "the list of recordings, and how much of it is covered",
         &runAvList},
        {"access", "LIB [CASE] [--person LOGIN] [--from DATE] [--until DATE] [-o OUT.csv]", "调阅记录",
         "who looked at what", &runAccess},
        {"reverify", "LIB [--older-than DAYS]", "复核附件库内容", "read the vault's contents again", &runReverify},
        {"retention", "LIB [--due]", "保管期限", "how long each item is kept, and what is due", &runRetention},
        {"orphans", "LIB [--sweep]", "无记录的附件", "contents that no record names", &runOrphans},
        {"find", "LIB FOLDER", "按哈希找回缺失的内容", "find lost contents again by their hash", &runFind},
        {"certificate", "LIB CASE [NO] -o OUT.pdf", "证据(案件)保管证明",
         "the certificate of an item, or of a case's items", &runItemCertificate},
        {"import-ledger", "LIB FILE.xlsx [--map FIELD=COLUMN,…] [--sheet NAME] [--preview]", "历史台账补录",
         "enter cases of the past from a ledger, a row each", &runImportLedger},
        {"batch", "LIB FILE.xlsx --officers A,B --at INSTANT [--map FIELD=COLUMN,…] [--preview]", "批量办理路边案件",
         "decide cases at the roadside, a row each", &runBatch},
        {"verify", "LIB [--structure] [--as LOGIN [--all]] [--against SIZE:ROOT|FILE] [--certificate OUT.pdf]",
         "完整性核验", "verify the library", &runVerify},
        {"backup", "LIB DIR", "备份,并作恢复演练", "back the library up, and prove the copy", &runBackup},
        {"restore", "DIR LIB", "从备份恢复到新文件夹", "restore a backup into a new folder", &runRestore},
        {"repair", "LIB DIR", "用备份找回缺失的内容和密钥", "bring lost contents and keys back from a backup",
         &runRepair},
        {"move", "LIB DIR", "搬到新电脑:备份后本库只读", "move to another computer: this library is then retired",
         &runMove},
        {"synth", "LIB --cases N --seed S", "造大型示范库(测速用)", "make a large training library, for measurements",
         &runSynth},
        {"rebuild", "LIB", "由记录链重建数据表", "rebuild every table from the chains", &runRebuild},
        {"passwd", "LIB --as LOGIN", "更改口令", "change a password", &runPasswd},
        {"recover", "LIB CARD --code-file FILE (--person LOGIN | --name NAME --login LOGIN)", "凭恢复卡任命管理员",
         "name an administrator by the recovery card", &runRecover},
        {"dossier",
         "LIB CASE -o OUT.pdf [--split] [--order process|market] [--most-pages N] [--numbers outer|right] [--note TEXT "
         "--compiler LOGIN [--checker LOGIN]]",
         "制作卷宗;--split 分正卷、副卷;--order market 按市场监管案卷顺序;超过 --most-pages(200)页的分册;归档后的新材料装成续卷,要 --note、--compiler",
         "build a case's dossier; what came after archiving becomes a later volume", &runDossier},
        {"archive list", "LIB --from DATE --until DATE -o OUT.xlsx", "案卷移交清单(XLSX)",
         "the list with which the archive takes over what was archived in the period", &runArchiveList},
        {"archive properties", "LIB --from DATE --until DATE [--package BUNDLE] -o OUT.pdf|OUT.xlsx",
         "电子档案四性检测报告;--package 为移交信息包",
         "what can be said of the dossiers' authenticity, completeness, "
         "usability and security",
         &runArchiveProperties},
        {"volumes", "LIB CASE", "已制作的各卷", "the volumes that were built", &runVolumes},
        {"volume save", "LIB CASE VOLUME -o OUT.pdf", "原样另存已制作的一卷(记录摘要的开头即可)",
         "save a volume as it was built", &runVolumeSave},
        {"volume check",
         "LIB CASE VOLUME SCAN… [--front N] [--back N] [--index OUT.pdf] [--record [--scanned-on DATE] [--note TEXT]]",
         "整卷回扫:装订好的纸卷逐面扫描,与已制作的一卷核对;--index 按纸卷页号编目录;--record 登记",
         "hold a scan of the bound paper against a volume that was built", &runVolumeCheck},
        {"copy",
         "LIB CASE --for party|court [--cover WORD,…] [--without RECORD,…] [--to NAME --reason TEXT -o OUT.pdf]",
         "给当事人或者法院的遮盖复制件(不带 -o 时只列出)",
         "a masked copy for the party or a court; without -o only what it would hold", &runCopy},
        {"bundle export", "LIB [CASE…] --profile upload -o F [--since RECEIPT] [--full] [--to PC]", "导出同步包",
         "write a sync bundle", &runBundleExport},
        {"bundle verify", "F [--genesis H] [--since RECEIPT]", "核验同步包", "check a sync bundle", &runBundleVerify},
        {"bundle import", "LIB BUNDLE", "导入同步包", "take a bundle of this unit in", &runBundleImport},
        {"bundle receive", "LIB FOLDER -o RECEIPTS", "收报送包,出回执(上级局)",
         "take the units' uploads in, and give receipts (a bureau)", &runBundleReceive},
        {"bundle accept", "LIB RECEIPT", "接受上级局的回执", "take the bureau's receipt in", &runBundleAccept},
        {"join card", "LIB -o CARD", "保存开户卡", "save the card by which a second PC joins", &runJoinCard},
        {"join start", "LIB CARD --pc NAME --login LOGIN,… -o ENROL", "在第二台电脑上申请入网",
         "apply to join, on the second PC", &runJoinStart},
        {"join accept", "LIB ENROL [--roles ROLE,…] -o BUNDLE", "接受入网申请,导出单位包",
         "accept a PC, and write the office bundle for it", &runJoinAccept},
        {"join finish", "LIB BUNDLE", "导入单位包,完成入网", "take the office bundle in: the PC has joined",
         &runJoinFinish},
        {"pcs", "LIB", "本单位的电脑", "the unit's PCs (* this one, + holds the office chain)", &runPcs},
        {"handover duties", "LIB --person LOGIN --to LOGIN --reason TEXT [--paper FILE]", "离岗交接:全部承办案件",
         "hand every open case of an officer who leaves to another, both signing", &runDutiesHandOver},
        {"handover", "LIB CASE… --to PC -o BUNDLE [--reason TEXT]", "移交案件", "hand cases over to another PC",
         &runHandOver},
        {"handback", "LIB CASE", "收回未签收的案件", "take a case back that nobody opened yet", &runHandBack},
        {"sent", "LIB", "交出的案件与签收情况", "cases that were handed over, and whether they arrived", &runSent},
        {"statement sign", "LIB CASE STEP.json -o F", "在副本上签署意见", "sign, on a PC that does not hold the case",
         &runStatementSign},
        {"statement receive", "LIB F", "收入签署的意见", "take a signed statement in", &runStatementReceive},
        {"fork list", "LIB", "分叉", "cases with two histories", &runForks},
        {"fork decide", "LIB CHAIN HEAD", "裁定分叉", "decide which history goes on", &runForkDecide},
        {"bureau card", "LIB -o CARD", "保存上级局名片", "save the card by which units know the bureau",
         &runBureauCard},
        {"bureau unit", "LIB JOIN-CARD", "登记报送单位", "register a unit (a bureau)", &runBureauUnit},
        {"forms", "LIB", "文书格式", "the forms documents are made with", &runForms},
        {"form fields", "", "Word 文书可用的字段名", "names of fields for Word forms", &runFormFields},
        {"form check", "FORM.docx", "检查本地 Word 文书", "check a Word form", &runFormCheck},
        {"form adopt", "LIB FORM.docx --form CODE --title TITLE --reason TEXT [--external] [--number-kind KIND]",
         "采用本地 Word 文书", "adopt a Word form", &runFormAdopt},
        {"form fill", "LIB CASE FORM.docx|CODE -o OUT.docx|OUT.pdf [--values FILE.json]", "用案件填写文书(不入链)",
         "fill a form from a case, recording nothing", &runFormFill},
        {"numbers", "LIB SERIES --year YEAR", "文号台账", "a series of numbers in one year", &runNumbers},
        {"bureau pin", "LIB BUREAU-CARD", "登记上级局", "register the bureau (a unit)", &runBureauPin},
        {"bureau order", "LIB UNIT CASE STEP.json -o F", "签发督办(上级局)",
         "sign an order on a case that a unit uploaded (a bureau)", &runBureauOrder},
        {"outbox use", "LIB FOLDER [--name NAME]", "选用优盘或共享文件夹", "know a stick or a shared folder",
         &runOutboxUse},
        {"outbox add", "LIB FILE…", "放入发件箱", "put files into the outbox", &runOutboxAdd},
        {"outbox list", "LIB", "发件箱与交换文件夹", "what waits in the outbox, and the folders that are known",
         &runOutboxList},
        {"outbox", "LIB FOLDER [--settle SECONDS]", "收发:收进给本库的,送出发件箱里的",
         "take in what lies there for this library, and write what waits", &runOutbox},
        {"late accept", "LIB HASH", "认可迟到记录", "accept a late record and all before it in its chain",
         &runLateAccept},
        {"late", "LIB", "迟到记录", "records that came in after their key was revoked", &runLate},
        {"pack show", "LIB [VERSION]", "采用过的规则包(或某一版的内容)", "the packs that were adopted, or one of them",
         &runPackShow},
        {"pack check", "LIB FILE", "检查规则包(JSON 或 XLSX),与现行版本比较,不写入",
         "look a pack through and compare it with the one in force; writes nothing", &runPackCheck},
        {"pack adopt", "LIB FILE [--reason TEXT]", "采用规则包", "adopt a pack", &runPackAdopt},
        {"pack export", "LIB [VERSION] -o OUT.xlsx|OUT.json", "导出规则包", "write a pack out", &runPackExport},
        {"pack calendar", "LIB FILE --reason TEXT", "采用一年的放假安排", "adopt a year's holidays", &runPackCalendar},
    };
    return all;
}

namespace {

void addOptions(QCommandLineParser &parser)
{
    const auto valued = [&](const char *name, const char *help) {
        parser.addOption({QLatin1String(name), QString::fromUtf8(help), QStringLiteral("value")});
    };
    parser.addOption({QStringLiteral("json"), QStringLiteral("print JSON")});
    parser.addOption({QStringLiteral("english"), QStringLiteral("messages in English")});
    parser.addOption({QStringLiteral("structure"), QStringLiteral("verify: structure only, never called verified")});
    parser.addOption(
        {QStringLiteral("kinds"), QStringLiteral("acts: the schema of every kind, as docs/format/kinds.md")});
    parser.addOption({QStringLiteral("on"), QStringLiteral("deadlines, handbook: as of that day; field take: the day"),
                      QStringLiteral("DATE")});
    parser.addOption(
        {QStringLiteral("ics"), QStringLiteral("deadlines: write an iCalendar file"), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("all"),
                      QStringLiteral("verify --as: skip no signature, also not those that you checked before")});
    parser.addOption(
        {QStringLiteral("full"), QStringLiteral("bundle export: films, sound and what the bureau has go along, too")});
    parser.addOption({QStringLiteral("demo"), QStringLiteral("new: a training library")});
    parser.addOption(
        {{QStringLiteral("o"), QStringLiteral("output")}, QStringLiteral("output file"), QStringLiteral("file")});
    valued("xlsx", "statistics, sheet, score: write a workbook");
    valued("cases", "synth: how many");
    valued("sample", "score: how many closed cases to draw");
    valued("seed", "synth: the same seed gives the same cases; score: it alone draws the sample");
    valued("against", "verify: a root from outside: a receipt, checkpoint, bundle or backup manifest, or SIZE:ROOT");
    valued("certificate", "verify: write the verdict as a PDF, too");
    valued("as", "log-in of the signer (default: admin)");
    valued("passwords", "JSON file {log-in: password}; else $ANJUAN_PASSWORD, else a prompt");
    valued("unit", "name of the unit");
    valued("unit-code", "its unified social credit code");
    valued("admin", "name of the first administrator");
    valued("recovery-card", "new: where to write the recovery card (default: beside the library)");
    valued("group", "new: an operating system group whose members may use the library, too");
    valued("date", "today's date, where the PC's clock is in doubt: 2026-03-05");
    valued("code-file", "recover: file with the recovery code (else a prompt)");
    valued("person", "recover: log-in of who becomes administrator; handover duties: of who leaves");
    valued("name", "recover: name of a new person who becomes administrator");
    valued("login", "recover: the new person's log-in");
    valued("profile", "bundle profile: upload, handoff, review, office or archive");
    valued("pc", "join start: the name of this PC");
    valued("roles", "join accept: roles of the new people, by comma");
    valued("to", "copy: who is given it; handover: the PC, by its name; handover duties: log-in of who takes over");
    valued("for", "copy: party or court");
    valued("cover", "copy: further words to be covered, by comma");
    valued("without", "copy: records of pieces that stay back, by comma");
    valued("reason", "copy, handover, field return, pack adopt, pack calendar: why, or by what document");
    valued("paper", "handover duties: the list that both signed, scanned");
    valued("settle", "outbox: seconds after which a file that has not grown is taken (default: 2)");
    valued("since", "the last receipt");
    valued("genesis", "the genesis hash that you trust");
    valued("at", "ingest: when it was made, batch: when it was decided, 2026-03-05T09:30:00+08:00");
    valued("map", "import-ledger, batch: field=column title, by comma");
    valued("sheet",
           "import-ledger, batch: the sheet (default: the one with the most known columns); score: henan or sample100");
    parser.addOption(
        {QStringLiteral("preview"), QStringLiteral("import-ledger, batch, scan: only tell what would be taken in")});
    valued("signed-on", "scan, tray file: the day on which the papers were signed (default: today)");
    valued("order", "dossier: in the order of the process, or as market supervision binds");
    parser.addOption({QStringLiteral("split"), QStringLiteral("dossier: an outer and an inner volume")});
    valued("most-pages", "dossier: of one book; more are bound in several (default: 200)");
    valued("numbers",
           "dossier: page numbers at the outer corner of both sides (outer), or always at the right (right)");
    valued("front", "volume check: sides before the first number (default: as it fits)");
    valued("back", "volume check: sides behind the last number (default: as it fits)");
    valued("index", "volume check: where the index by the paper's numbers is written");
    parser.addOption({QStringLiteral("record"), QStringLiteral("volume check: record what was found, with the scan")});
    valued("scanned-on", "volume check: the day (default: today)");
    valued("note",
           "volume check: what is done about it; dossier: what a later volume holds and why it came after archiving");
    valued("compiler", "dossier: who compiles the later volume");
    valued("checker", "dossier: who checks it");
    valued("place", "ingest: where");
    valued("officers", "ingest, batch, field take: log-ins, comma-separated");
    valued("type", "ingest: documentary, physical, audiovisual, electronic, …");
    valued("title", "ingest: its name (default: the file's)");
    valued("source", "ingest: where it comes from");
    valued("proves", "ingest: what it proves");
    parser.addOption({QStringLiteral("external"), QStringLiteral("form adopt: it goes out to a party")});
    valued("form", "form adopt: its code; that of a form of the program is replaced");
    valued("number-kind", "form adopt: its series of numbers, such as 罚决");
    valued("values", "form fill: JSON file with what the form asks");
    valued("year", "numbers: the year");
    valued("manifest", "ingest: JSON list of files with their case and fields");
    valued("av-step", "ingest: the step of the AV list that it records");
    valued("from", "access, statistics, sheet, score, archive: first day");
    valued("until", "access, statistics, sheet, score, archive: last day");
    valued("package", "archive properties: the bundle that goes to the archive");
    valued("older-than", "reverify: leave alone what was read within so many days");
    parser.addOption({QStringLiteral("due"), QStringLiteral("retention: only what may be destroyed")});
    parser.addOption({QStringLiteral("sweep"), QStringLiteral("orphans: remove them")});
    valued("part", "handbook: lists, flow or publicity alone (default: all)");
    valued("places", "field take: where to, comma-separated; each gets a set of its own");
    valued("forms", "field take: FORM:COPIES, comma-separated (default: what is usually taken)");
    parser.addOption({QStringLiteral("void"), QStringLiteral("field return: the numbers stay void")});
    valued("case", "run: the case that the script goes on with; signoffs print: that case alone");
    valued("clock", "run: start of the training clock");
    valued("acks", "run: file that gets a line with each step's records, on disk before the next step begins");
}

QString helpText()
{
    QString text = QStringLiteral(
        "用法 Usage: anjuan-cli COMMAND [ARGUMENTS] [--json] [--english] [--as LOGIN] [--passwords FILE]\n\n");
    for (const Command &command : commands())
        text += QStringLiteral("  %1 %2\n      %3  %4\n")
                    .arg(QLatin1String(command.name), QString::fromUtf8(command.arguments),
                         QString::fromUtf8(command.helpZh), QLatin1String(command.helpEn));
    text += QStringLiteral(
        "\n退出码 Exit status: 0 完成 done; 1 被拒绝或有问题 refused or a finding; 2 用法错误 usage; 3 无法读取 cannot read\n");
    return text;
}

const Command *commandOf(QStringList &words)
{
    for (const Command &command : commands()) {
        const QStringList name = QString::fromLatin1(command.name).split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name) {
            words = words.mid(name.size());
            return &command;
        }
    }
    return nullptr;
}

} // namespace
} // namespace anjuan::cli

int main(int argc, char *argv[])
{
    // Keys are in memory: no core dumps.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    anjuan::cli::addOptions(parser);
    const bool parsed = parser.parse(QGuiApplication::arguments());
    QStringList words = parser.positionalArguments();
    QTextStream out(stdout);
    if (words.isEmpty() || words.first() == QLatin1String("help")
        || QGuiApplication::arguments().contains(QStringLiteral("--help"))) {
        out << anjuan::cli::helpText();
        return words.isEmpty() && argc < 2 ? anjuan::cli::Usage : anjuan::cli::Done;
    }
    anjuan::cli::Context context(words, parser);
    if (!parsed)
        return context.usage(parser.errorText());
    const anjuan::cli::Command *command = anjuan::cli::commandOf(words);
    if (!command)
        return context.usage(anjuan::message(QStringLiteral("cli.unknown_command"), {words.first()}, context.language));
    anjuan::cli::Context own(words, parser);
    return command->run(own);
}
