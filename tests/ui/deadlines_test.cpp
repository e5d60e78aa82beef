#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>

#include "core/casework/demo.h"

#include "ui/forms/field_editor.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// The training library in the window, and its page of deadlines.
struct DemoDesk {
    DemoDesk() : dir(folder.filePath(QStringLiteral("demo")))
    {
        casework::ScriptClock past;
        NoProgress quiet;
        const auto made = casework::makeDemo(dir, past, quiet);
        REQUIRE(made);
        bench = std::make_unique<Pc>(clock, dir);
        bench->logIn(QStringLiteral("zhangsan"), made->password);
        auto *places = need<QListWidget>(bench->window.get(), QStringLiteral("navigation"));
        const auto found = places->findItems(QStringLiteral("期限"), Qt::MatchExactly);
        REQUIRE(found.size() == 1);
        places->setCurrentItem(found.front());
        page = need<QWidget>(bench->window.get(), QStringLiteral("deadlinesPage"));
        table = need<QTableView>(page, QStringLiteral("deadlineTable"));
    }
    QTemporaryDir folder;
    QString dir;
    FixedClock clock{*Instant::parse(u"2026-02-02T09:00:00+08:00")};
    std::unique_ptr<Pc> bench;
    QWidget *page = nullptr;
    QTableView *table = nullptr;
};

/// State, last day and days left of each line of that deadline.
QStringList linesOf(QTableView *table, const QString &what)
{
    const QAbstractItemModel *model = table->model();
    const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (cell(row, 3) == what)
            lines += cell(row, 0) + QLatin1Char(' ') + cell(row, 1) + QLatin1Char(' ') + cell(row, 2);
    }
    return lines;
}

} // namespace

TEST_CASE("the page of deadlines lists what is open on a day, explains it, opens its case and goes out as a calendar",
          "[ui]")
{
    DemoDesk desk;
    REQUIRE(comes([&] { return desk.table->model()->rowCount() > 0; }));
    auto *why = need<QLabel>(desk.page, QStringLiteral("why"));
    CHECK(why->text().contains(QStringLiteral("次日起算")));
    // T01 was decided and served on 14 January 2026: six months to sue end on 14 July, 162 days away.
    CHECK(linesOf(desk.table, QStringLiteral("提起行政诉讼期限"))
          == QStringList{QStringLiteral("进行中 2026-07-14 162")});
    // T03 of 2025 was no major penalty, and is archived: nothing of it is open.
    CHECK(linesOf(desk.table, QStringLiteral("重大行政处罚备案期限")).isEmpty());
    const int rows = desk.table->model()->rowCount();
    need<QDateEdit>(desk.page, QStringLiteral("on"))->setDate(QDate(2035, 3, 1));
    REQUIRE(comes([&] { return desk.table->model()->rowCount() != rows; }));
    need<QDateEdit>(desk.page, QStringLiteral("on"))->setDate(QDate(2026, 2, 2));
    REQUIRE(comes([&] { return desk.table->model()->rowCount() == rows; }));
    desk.bench->prompt.nextSave = desk.folder.filePath(QStringLiteral("out.ics"));
    click(desk.page, "exportCalendar");
    QFile file(desk.bench->prompt.nextSave);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().count("BEGIN:VEVENT") == rows);
    click(desk.page, "openCase");
    auto *sheet = need<QTextBrowser>(desk.bench->window.get(), QStringLiteral("review"));
    CHECK(comes([&] { return sheet->toPlainText().contains(QStringLiteral("裁量计算单")); }));
    CHECK(sheet->toPlainText().contains(QStringLiteral("四张清单核对")));
    // What the records hold as codes is read in words.
    auto *records = need<QTableView>(desk.bench->window.get(), QStringLiteral("timeline"));
    auto *detail = need<QTextBrowser>(desk.bench->window.get(), QStringLiteral("detail"));
    for (const auto &[title, words] : {std::pair{"裁量", "主动消除或者减轻违法行为危害后果"},
                                       std::pair{"送法制审核", "适用普通程序的行政处罚决定"}}) {
        INFO(title);
        const QModelIndexList found = records->model()->match(records->model()->index(0, 2), Qt::DisplayRole,
                                                              QString::fromUtf8(title), 1, Qt::MatchExactly);
        REQUIRE_FALSE(found.isEmpty());
        records->setCurrentIndex(found.first());
        CHECK(comes([&] { return detail->toPlainText().contains(QString::fromUtf8(words)); }));
    }
}

TEST_CASE("a code that looks mistyped is told at its field, and stays as it was typed", "[ui]")
{
    const casework::Act *act = casework::findAct(QStringLiteral("party.enter"));
    REQUIRE(act);
    FormContext context;
    context.now = *Instant::parse(u"2026-03-05T09:30:15+08:00");
    TestPrompt prompt;
    QWidget parent;
    for (const auto &[field, wrong, right] : {std::tuple{"id_number", "110105194912310021", "11010519491231002X"},
                                              std::tuple{"credit_code", "914403001922038217", "914403001922038216"}}) {
        FieldEditor *editor = makeEditor(*act->field(QLatin1String(field)), {*act, context, prompt}, &parent);
        auto *doubt = need<QLabel>(editor, QStringLiteral("doubt"));
        editor->setValue(QString::fromLatin1(wrong));
        CHECK_FALSE(doubt->isHidden());
        CHECK(doubt->text().contains(QStringLiteral("校验位")));
        CHECK(editor->value().toString() == QString::fromLatin1(wrong));
        CHECK(editor->problem().isEmpty());
        editor->setValue(QString::fromLatin1(right));
        CHECK(doubt->isHidden());
    }
}
