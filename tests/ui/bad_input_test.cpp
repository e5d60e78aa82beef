#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

#include "ui/casepage/case_page.h"
#include "ui/forms/act_dialog.h"
#include "ui/forms/typed_words.h"

#include "desk_bench.h"

// What people paste and type beside the point, and a disk that goes away under them: nothing is lost, a sentence helps.

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;
constexpr int kMegabyte = 1 << 20;

void paste(QWidget *into, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(into, Qt::Key_V, Qt::ControlModifier);
}

struct OpenForm {
    explicit OpenForm(const char *act, bool ofCase = false)
    {
        bench.logInAndWait();
        if (ofCase)
            id = bench.openCase();
        openAct(bench.window.get(), bench.window->desk(), QLatin1String(act), id);
        dialog = static_cast<ActDialog *>(bench.dialog(QStringLiteral("actDialog")));
    }
    QJsonValue value(const char *field) { return dialog->form()->values().value(QLatin1String(field)); }
    template <class W> W *widget(const char *field)
    {
        return dialog->form()->editor(QLatin1String(field))->findChild<W *>();
    }
    QString message() { return need<QLabel>(dialog, QStringLiteral("message"))->text(); }
    void submit() { need<QPushButton>(dialog, QStringLiteral("submit"))->click(); }

    DeskBench bench;
    std::optional<CaseId> id;
    QPointer<ActDialog> dialog;
};

/// A clue but for its content.
QJsonObject clue()
{
    return {{QStringLiteral("source"), QStringLiteral("inspection")},
            {QStringLiteral("received_on"), QStringLiteral("2026-11-01")},
            {QStringLiteral("place"), QStringLiteral("人民路")},
            {QStringLiteral("suspected"), QStringLiteral("占道经营")}};
}

} // namespace

TEST_CASE("a megabyte pasted into one line is cut off, and the field says so until it is mended", "[ui]")
{
    OpenForm form("case.open");
    auto *line = form.widget<QLineEdit>("place");
    paste(line, QString(kMegabyte, QChar(u'路')));
    const FieldEditor *editor = form.dialog->form()->editor(QStringLiteral("place"));
    CHECK(editor->problem().contains(QString::number(line->maxLength())));
    CHECK(form.value("place").toString().size() == line->maxLength());
    line->setText(QStringLiteral("人民路"));
    CHECK(editor->problem().isEmpty());
    form.dialog->reject();
}

TEST_CASE("a megabyte pasted into a box of text is recorded whole or refused in words, and stays in its box", "[ui]")
{
    OpenForm form("case.open");
    form.dialog->form()->setValues(clue());
    const QString all(kMegabyte, QChar(u'字'));
    paste(form.widget<QPlainTextEdit>("content"), all);
    CHECK(form.value("content").toString() == all);
    form.submit();
    const auto *submit = need<QPushButton>(form.dialog, QStringLiteral("submit"));
    REQUIRE(
        QTest::qWaitFor([&] { return !form.dialog || !form.dialog->isVisible() || submit->isEnabled(); }, kPatience));
    if (form.dialog && form.dialog->isVisible()) {
        INFO(form.message().toStdString());
        CHECK(form.message().size() > 10);
        CHECK(form.value("content").toString() == all);
        form.dialog->reject();
    }
}

TEST_CASE("an emoji stays in a name, a mark that turns the direction of writing does not", "[ui]")
{
    OpenForm form("party.enter", true);
    form.dialog->form()->setValues({{QStringLiteral("party_kind"), QStringLiteral("person")}});
    form.widget<QLineEdit>("name")->setText(QStringLiteral("王小明\U0001F600\u202E"));
    CHECK(form.value("name").toString() == QStringLiteral("王小明\U0001F600"));
    form.submit();
    REQUIRE(QTest::qWaitFor([&] { return !form.dialog || !form.dialog->isVisible(); }, kPatience));
    auto *cases = form.bench.window->findChild<QWidget *>(QStringLiteral("casePage"));
    static_cast<CasePage *>(cases)->open(*form.id);
    auto *subtitle = need<QLabel>(cases, QStringLiteral("caseSubtitle"));
    CHECK(QTest::qWaitFor([&] { return subtitle->toolTip().contains(QStringLiteral("王小明\U0001F600")); }, kPatience));
}

TEST_CASE("digits of full width are plain ones in a code", "[ui]")
{
    CHECK(typedCode(QStringLiteral(" １１０１０５ 19491231００２Ｘ ")) == QStringLiteral("11010519491231002X"));
    CHECK(typedWords(QStringLiteral("（人民路）１号")) == QStringLiteral("（人民路）１号")); // words stay as they are
    OpenForm form("party.enter", true);
    form.widget<QLineEdit>("id_number")->setText(QStringLiteral("１１０１０５１９４９１２３１００２Ｘ"));
    CHECK(form.value("id_number") == QStringLiteral("11010519491231002X"));
    CHECK(need<QLabel>(form.dialog->form()->editor(QStringLiteral("id_number")), QStringLiteral("doubt"))->isHidden());
    form.dialog->reject();
}

TEST_CASE("a library whose disk was pulled out takes nothing from the form, and says what is wrong", "[ui]")
{
    OpenForm form("case.open");
    form.dialog->form()->setValues(clue());
    auto *content = form.widget<QPlainTextEdit>("content");
    const QString away = form.bench.dir + QStringLiteral(".away");
    REQUIRE(QDir().rename(form.bench.dir, away));
    content->setPlainText(QStringLiteral("当事人在人行道摆摊"));
    // The draft cannot be written: told while there is something to save.
    CHECK(QTest::qWaitFor([&] { return form.message().contains(QStringLiteral("drafts.json")); }, kPatience));
    CHECK(content->toPlainText() == QStringLiteral("当事人在人行道摆摊"));
    REQUIRE(QDir().rename(away, form.bench.dir));
    content->appendPlainText(QStringLiteral("。"));
    form.submit();
    CHECK(QTest::qWaitFor([&] { return !form.dialog || !form.dialog->isVisible(); }, kPatience));
}

TEST_CASE("the Tab key stops once at a day, and what was cleared is told no longer", "[ui]")
{
    OpenForm form("case.open");
    auto *day = form.widget<QDateTimeEdit>("received_on");
    CHECK(day->focusPolicy() == Qt::ClickFocus);
    auto *typed =
        form.dialog->form()->editor(QStringLiteral("received_on"))->findChild<QLineEdit *>(QStringLiteral("typedDay"));
    auto *problem = need<QLabel>(form.dialog, QStringLiteral("problem:received_on"));
    typed->setText(QStringLiteral("人民路"));
    form.submit();
    CHECK_FALSE(problem->isHidden());
    typed->clear();
    CHECK(problem->isHidden());
    form.dialog->reject();
}

TEST_CASE("rows of a spreadsheet are pasted into the table of a form", "[ui]")
{
    OpenForm form("review.request", true);
    auto *rows = form.widget<QTableWidget>("materials");
    rows->setCurrentCell(0, 0);
    paste(rows, QStringLiteral("证据材料\t12\n现场笔录\t1\n"));
    const QJsonArray both = form.value("materials").toArray();
    REQUIRE(both.size() == 2);
    CHECK(both.at(0).toObject().value(QLatin1String("count")).toInteger() == 12);
    CHECK(both.at(1).toObject().value(QLatin1String("name")) == QStringLiteral("现场笔录"));
    form.dialog->reject();
}
