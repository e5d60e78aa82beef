#include <QtGui/QDesktopServices>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeWidget>

#include "core/casework/script.h"

#include "ui/forms/act_dialog.h"
#include "ui/paper/field_pack_dialog.h"
#include "ui/paper/scan_dialog.h"
#include "ui/paper/sign_off_dialog.h"

#include "exchange_bench.h"
#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// A training unit with one case that stands before a step of the script, and 张三 at the list of cases.
struct Before {
    explicit Before(const QString &step) : dir(folder.filePath(QStringLiteral("unit")))
    {
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = Secret::fromText(kPassword);
        founding.demo = true;
        casework::Script office = must(casework::readScript(kCases + QStringLiteral("office.json")));
        casework::Script script = must(casework::readScript(kCases + QStringLiteral("T01-completed.json")));
        const auto stop = std::find_if(script.steps.begin(), script.steps.end(),
                                       [&](const casework::ScriptStep &one) { return one.id == step; });
        REQUIRE((step.isEmpty() || stop != script.steps.end()));
        script.steps.erase(step.isEmpty() ? script.steps.begin() : stop, script.steps.end());
        clock.moveTo(*Instant::parse(office.steps.front().at));
        {
            NoProgress quiet;
            const auto library = must(casework::Library::create(dir, founding, clock, nullptr, quiet));
            const casework::Passwords passwords = [](const QString &) -> Result<Secret> {
                return Secret::fromText(kPassword);
            };
            must(casework::runScript(*library, clock, office, passwords, quiet, nullptr));
            if (!script.steps.empty()) {
                const auto ran = must(casework::runScript(*library, clock, script, passwords, quiet, nullptr));
                id = ran.caseId.value_or(CaseId());
            }
        }
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &opened, "setSource");
        pc = std::make_unique<Pc>(clock, dir);
        pc->logIn(QStringLiteral("zhangsan"), kPassword);
    }
    ~Before() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Before(const Before &) = delete;
    Before &operator=(const Before &) = delete;

    QDialog *open(const char *button, const char *name)
    {
        click(pc->page("caseListPage"), button);
        return visibleDialog(QLatin1String(name));
    }

    QTemporaryDir folder;
    QString dir;
    casework::ScriptClock clock;
    CaseId id;
    QTextBrowser opened; // what would be opened by the system
    std::unique_ptr<Pc> pc;
};

} // namespace

TEST_CASE("the sheets to be signed are ticked, printed once, and stay when they cannot be saved", "[ui]")
{
    Before desk(QStringLiteral("filing_leader"));
    QPointer<QDialog> dialog = desk.open("signOffBook", "signOffDialog");
    auto *list = need<QTreeWidget>(dialog, QStringLiteral("signOffs"));
    auto *print = need<QPushButton>(dialog, QStringLiteral("printSignOffs"));
    auto *words = need<QLabel>(dialog, QStringLiteral("signOffWords"));
    REQUIRE(comes([&] { return list->topLevelItemCount() == 1; }));
    QTreeWidgetItem *item = list->topLevelItem(0);
    CHECK(item->text(0) == QStringLiteral("立案"));
    CHECK(item->text(3).isEmpty());
    CHECK(item->checkState(0) == Qt::Checked);
    CHECK(print->isEnabled());
    item->setCheckState(0, Qt::Unchecked);
    CHECK_FALSE(print->isEnabled());
    item->setCheckState(0, Qt::Checked);

    const QString before = words->text();
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("none/sheets.pdf"));
    print->click();
    REQUIRE(comes([&] { return words->text() != before; }));
    CHECK(words->text().contains(QStringLiteral("sheets.pdf")));
    REQUIRE(comes([&] { return print->isEnabled(); }));
    CHECK(list->topLevelItem(0)->text(3).isEmpty()); // none was made

    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("sheets.pdf"));
    print->click();
    REQUIRE(
        comes([&] { return QFile::exists(desk.pc->prompt.nextSave) && !list->topLevelItem(0)->text(3).isEmpty(); }));
    CHECK(words->text().contains(QStringLiteral("1")));
    CHECK(desk.opened.source() == QUrl::fromLocalFile(desk.pc->prompt.nextSave));
    CHECK(list->topLevelItem(0)->checkState(0) == Qt::Unchecked);
    CHECK_FALSE(print->isEnabled());
    CHECK(test::pagesIn(desk.pc->prompt.nextSave) == 1);
    dialog->reject();
}

TEST_CASE("the sheets to be signed go to the printer with a preview", "[ui]")
{
    Before desk(QStringLiteral("filing_leader"));
    QPointer<QDialog> dialog = desk.open("signOffBook", "signOffDialog");
    auto *list = need<QTreeWidget>(dialog, QStringLiteral("signOffs"));
    auto *paper = need<QPushButton>(dialog, QStringLiteral("toPrinter"));
    REQUIRE(comes([&] { return list->topLevelItemCount() == 1; }));
    CHECK(paper->isEnabled());
    for (int time = 1; time <= 2; ++time) { // once more, where the printer had no paper
        list->topLevelItem(0)->setCheckState(0, Qt::Checked);
        paper->click();
        visibleDialog(QStringLiteral("printPreview"))->reject();
        REQUIRE(comes([&] { return !list->topLevelItem(0)->text(3).isEmpty(); }));
        CHECK(need<QLabel>(dialog, QStringLiteral("signOffWords"))->text().contains(QStringLiteral("共 1 页")));
        CHECK_FALSE(paper->isEnabled());
    }
    dialog->reject();
}

TEST_CASE(
    "where nothing waits for a signature the dialog says so, and on a library that is read only it prints nothing",
    "[ui]")
{
    Before desk{QString()};
    QPointer<QDialog> dialog = desk.open("signOffBook", "signOffDialog");
    auto *words = need<QLabel>(dialog, QStringLiteral("signOffWords"));
    REQUIRE(comes([&] { return words->text().contains(QStringLiteral("没有")); }));
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("signOffs"))->topLevelItemCount() == 0);
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("printSignOffs"))->isEnabled());
    dialog->reject();
    desk.pc.reset();
    TestPrompt prompt;
    Desk reader(desk.clock, prompt);
    QWidget parent;
    bool open = false;
    reader.openLibrary(&parent, desk.dir, casework::Access::ReadOnly,
                       [&](const Result<void> &done) { open = done.has_value(); });
    REQUIRE(comes([&] { return open; }));
    REQUIRE_FALSE(reader.whyReadOnly().isEmpty());
    auto *signs = new SignOffDialog(reader, &parent);
    CHECK_FALSE(need<QPushButton>(signs, QStringLiteral("printSignOffs"))->isEnabled());
    CHECK(need<QPushButton>(signs, QStringLiteral("printSignOffs"))->toolTip() == reader.whyReadOnly());
    auto *pack = new FieldPackDialog(reader, &parent);
    need<QPlainTextEdit>(pack, QStringLiteral("places"))->setPlainText(QStringLiteral("东街"));
    CHECK_FALSE(need<QPushButton>(pack, QStringLiteral("makePack"))->isEnabled());
}

TEST_CASE("a signed sheet among the scans opens the form of its approval, before and after it is filed", "[ui]")
{
    Before desk(QStringLiteral("filing_leader"));
    QPointer<QDialog> dialog = desk.open("signOffBook", "signOffDialog");
    REQUIRE(comes([&] { return need<QTreeWidget>(dialog, QStringLiteral("signOffs"))->topLevelItemCount() == 1; }));
    const QString sheets = desk.folder.filePath(QStringLiteral("sheets.pdf"));
    desk.pc->prompt.nextSave = sheets;
    click(dialog, "printSignOffs");
    REQUIRE(comes([&] { return QFile::exists(sheets); }));
    dialog->reject();
    QTemporaryDir scans;
    REQUIRE(test::pagePicture(sheets, 0, 200).save(scans.filePath(QStringLiteral("s.jpg"))));

    QPointer<QDialog> scan = desk.open("signedPages", "scanDialog");
    QSignalSpy sorted(static_cast<ScanDialog *>(scan.data()), &ScanDialog::sorted);
    QSignalSpy settled(static_cast<ScanDialog *>(scan.data()), &ScanDialog::settled);
    auto *approve = need<QPushButton>(scan, QStringLiteral("approve"));
    CHECK_FALSE(approve->isEnabled()); // nothing was scanned yet
    desk.pc->prompt.nextFolder = scans.path();
    click(scan, "chooseFolder");
    REQUIRE(QTest::qWaitFor([&] { return sorted.count() == 1; }, 3 * kPatience));
    REQUIRE(approve->isEnabled());
    click(scan, "file");
    REQUIRE(QTest::qWaitFor([&] { return settled.count() == 1; }, 3 * kPatience));
    need<QDateEdit>(scan, QStringLiteral("signedOn"))->setDate(QDate(2026, 1, 8));
    REQUIRE(approve->isEnabled()); // filed, and its approval still owed
    approve->click();
    QPointer<QDialog> slip = visibleDialog(QStringLiteral("slipDialog"));
    click(slip, "submit");
    QPointer<ActDialog> form = static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
    const QJsonObject values = form->form()->values();
    CHECK(values.value(QLatin1String("step")) == QStringLiteral("filing"));
    CHECK(values.value(QLatin1String("level")) == QStringLiteral("leader"));
    CHECK_FALSE(values.value(QLatin1String("signer")).toString().isEmpty());
    CHECK(values.value(QLatin1String("signed_on")) == QStringLiteral("2026-01-08"));
    CHECK_FALSE(values.value(QLatin1String("scan")).toString().isEmpty());
    CHECK(values.value(QLatin1String("outcome")).toString().isEmpty()); // it stands there in ink
    form->reject();
    scan->reject();
}

TEST_CASE("forms for two places are made in one dialog, go back unused, and a written one comes home to its case",
          "[ui]")
{
    Before desk(QStringLiteral("filing_leader"));
    auto *dialog = static_cast<FieldPackDialog *>(desk.open("fieldPack", "fieldPackDialog"));
    auto *places = need<QPlainTextEdit>(dialog, QStringLiteral("places"));
    auto *make = need<QPushButton>(dialog, QStringLiteral("makePack"));
    auto *said = need<QLabel>(dialog, QStringLiteral("fieldPackWords"));
    auto *sheets = need<QTreeWidget>(dialog, QStringLiteral("fieldSheets"));
    REQUIRE(comes([&] { return dialog->findChild<QSpinBox *>(QStringLiteral("copies:correction_order")) != nullptr; }));
    CHECK_FALSE(make->isEnabled()); // where to?
    places->setPlainText(QStringLiteral("上河村砂场\n东街农贸市场\n"));
    for (QSpinBox *copies : dialog->findChildren<QSpinBox *>())
        copies->setValue(0);
    CHECK_FALSE(make->isEnabled()); // nothing chosen
    need<QSpinBox>(dialog, QStringLiteral("copies:correction_order"))->setValue(1);
    need<QSpinBox>(dialog, QStringLiteral("copies:service_address"))->setValue(1);
    REQUIRE(make->isEnabled());
    const QString before = said->text();
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("none/pack.pdf"));
    make->click();
    REQUIRE(comes([&] { return said->text() != before && make->isEnabled(); }));
    CHECK(sheets->topLevelItemCount() == 0);
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("pack.pdf"));
    make->click();
    REQUIRE(comes([&] { return sheets->topLevelItemCount() == 4; }));
    CHECK(desk.opened.source() == QUrl::fromLocalFile(desk.pc->prompt.nextSave));
    CHECK(places->toPlainText().isEmpty());

    auto *again = need<QPushButton>(dialog, QStringLiteral("giveBack"));
    auto *lost = need<QPushButton>(dialog, QStringLiteral("voidSheet"));
    auto *reason = need<QLineEdit>(dialog, QStringLiteral("backReason"));
    const auto rowOf = [&](const QString &place, bool numbered) {
        for (int row = 0; row < sheets->topLevelItemCount(); ++row) {
            QTreeWidgetItem *item = sheets->topLevelItem(row);
            if (item->text(3) == place && item->text(2).isEmpty() != numbered)
                return item;
        }
        return static_cast<QTreeWidgetItem *>(nullptr);
    };
    REQUIRE(rowOf(QStringLiteral("东街农贸市场"), true));
    sheets->setCurrentItem(rowOf(QStringLiteral("东街农贸市场"), true));
    CHECK_FALSE(again->isEnabled()); // why?
    reason->setText(QStringLiteral("没有用到"));
    REQUIRE(again->isEnabled());
    again->click();
    REQUIRE(
        comes([&] { return rowOf(QStringLiteral("东街农贸市场"), true)->text(0).contains(QStringLiteral("已交回")); }));
    sheets->setCurrentItem(rowOf(QStringLiteral("上河村砂场"), true));
    reason->setText(QStringLiteral("雨水浸湿"));
    lost->click();
    REQUIRE(comes([&] { return rowOf(QStringLiteral("上河村砂场"), true)->text(0) == QStringLiteral("作废"); }));
    sheets->setCurrentItem(rowOf(QStringLiteral("上河村砂场"), true));
    reason->setText(QStringLiteral("再来一次"));
    CHECK_FALSE(again->isEnabled());
    const QString code = rowOf(QStringLiteral("上河村砂场"), false)->text(5);
    dialog->reject();

    // The written page: the address of service, one page of the pack.
    QTemporaryDir scans;
    QPdfDocument pack;
    REQUIRE(pack.load(desk.pc->prompt.nextSave) == QPdfDocument::Error::None);
    int page = 0;
    while (page < pack.pageCount() && !pack.getAllText(page).text().contains(code))
        ++page;
    REQUIRE(page < pack.pageCount());
    REQUIRE(test::pagePicture(desk.pc->prompt.nextSave, page, 200).save(scans.filePath(QStringLiteral("s.jpg"))));
    QPointer<QDialog> scan = desk.open("signedPages", "scanDialog");
    QSignalSpy sorted(static_cast<ScanDialog *>(scan.data()), &ScanDialog::sorted);
    desk.pc->prompt.nextFolder = scans.path();
    click(scan, "chooseFolder");
    REQUIRE(QTest::qWaitFor([&] { return sorted.count() == 1; }, 3 * kPatience));
    auto *papers = need<QTreeWidget>(scan, QStringLiteral("papers"));
    auto *takeIn = need<QPushButton>(scan, QStringLiteral("takeIn"));
    QTreeWidgetItem *outside = nullptr;
    for (int row = 0; row < papers->topLevelItemCount(); ++row) {
        if (papers->topLevelItem(row)->text(0).contains(QStringLiteral("上河村砂场")))
            outside = papers->topLevelItem(row);
    }
    REQUIRE(outside);
    papers->setCurrentItem(outside);
    CHECK_FALSE(takeIn->isEnabled()); // into which case?
    auto *number = need<QLineEdit>(scan, QStringLiteral("caseNumber"));
    number->setText(QStringLiteral("没有这个案号"));
    takeIn->click();
    auto *words = need<QLabel>(scan, QStringLiteral("said"));
    REQUIRE(comes([&] { return words->text().contains(QStringLiteral("没有这个案号")); }));
    number->setText(desk.id.toString());
    takeIn->click();
    QPointer<ActDialog> form = static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
    CHECK(form->form()->values().value(QLatin1String("field_sheet")).toString() == code);
    click(form, "submit");
    REQUIRE(comes([&] { return !form; }));
    REQUIRE(QTest::qWaitFor([&] { return sorted.count() == 2; }, 3 * kPatience));
    bool waits = false;
    for (int row = 0; row < papers->topLevelItemCount(); ++row)
        waits |= papers->topLevelItem(row)->text(3).startsWith(QStringLiteral("s"))
            && papers->topLevelItem(row)->text(1).contains(QStringLiteral("送达地址确认书"))
            && papers->topLevelItem(row)->text(0) != QStringLiteral("→ 待认领");
    CHECK(waits);
    click(scan, "file");
    REQUIRE(comes([&] { return words->text().contains(QStringLiteral("1")); }));
    scan->reject();
}
