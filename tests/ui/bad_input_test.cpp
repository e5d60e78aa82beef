#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include <QtCore/QDir>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTableWidget>

#include "ui/casepage/case_page.h"
#include "ui/common/in_sight.h"
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

/// A disk that fails every write, as one that is gone does.
class NoWriting {
public:
    NoWriting()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoWriting() { setrlimit(RLIMIT_FSIZE, &m_before); }
    NoWriting(const NoWriting &) = delete;
    NoWriting &operator=(const NoWriting &) = delete;

private:
    rlimit m_before{};
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
    form.widget<QPlainTextEdit>("content")->clear(); // of what is proposed
    paste(form.widget<QPlainTextEdit>("content"), all);
    CHECK((form.value("content").toString() == all)); // and not printed where it is not
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

TEST_CASE("day and time are typed in one go, or one of them alone", "[ui]")
{
    OpenForm form("inspection.record", true);
    const auto *editor = form.dialog->form()->editor(QStringLiteral("started_at"));
    auto *typed = editor->findChild<QLineEdit *>(QStringLiteral("typedDay"));
    const auto begun = [&] { return form.value("started_at").toString().left(16); };
    typed->setText(QStringLiteral("2026-05-08 14:30"));
    CHECK(begun() == QStringLiteral("2026-05-08T14:30"));
    CHECK(editor->problem().isEmpty());
    Q_EMIT typed->editingFinished();
    for (const auto &[words, moment] :
         {std::pair("9:05", "2026-05-08T09:05"), std::pair("２１：３０", "2026-05-08T21:30"),
          std::pair("9点", "2026-05-08T09:00"), std::pair("9时5分", "2026-05-08T09:05"),
          std::pair("2026-06-01", "2026-06-01T14:30")}) {
        INFO(words);
        typed->setText(QString::fromUtf8(words));
        CHECK(begun() == QLatin1String(moment));
    }
    typed->setText(QStringLiteral("25:00"));
    CHECK(editor->problem().contains(QStringLiteral("25:00")));
    CHECK(begun() == QStringLiteral("2026-05-08T14:30")); // as it was
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

TEST_CASE("digits of full width are plain ones in numbers, amounts, quantities and days", "[ui]")
{
    OpenForm form("discretion.apply", true);
    QTest::keyClicks(form.widget<QLineEdit>("quantity"), QStringLiteral("1"));
    paste(form.widget<QLineEdit>("quantity"), QStringLiteral("２．５"));
    CHECK(form.value("quantity") == 12500);
    form.widget<QLineEdit>("fine_fen")->setText(QStringLiteral("１，２００元"));
    CHECK(form.value("fine_fen") == 120000);
    form.dialog->form()
        ->editor(QStringLiteral("applied_on"))
        ->findChild<QLineEdit *>(QStringLiteral("typedDay"))
        ->setText(QStringLiteral("２０２６年５月８日"));
    CHECK(form.value("applied_on") == QStringLiteral("2026-05-08"));
    form.dialog->reject();
    OpenForm notice("notice.issue", true);
    notice.widget<QLineEdit>("defence_days")->selectAll(); // the county's days stand there
    paste(notice.widget<QLineEdit>("defence_days"), QStringLiteral("１０"));
    CHECK(notice.value("defence_days") == 10);
    notice.dialog->reject();
    OpenForm request("review.request", true);
    request.widget<QTableWidget>("materials")->item(0, 1)->setText(QStringLiteral("３"));
    CHECK(request.value("materials").toArray().first().toObject().value(QLatin1String("count")) == 3);
    CHECK(request.dialog->form()->editor(QStringLiteral("materials"))->problem().isEmpty() == false); // no name yet
    request.dialog->reject();
}

TEST_CASE("a megabyte in a question is told, a mark that turns the writing is left out of it", "[ui]")
{
    OpenForm form("inquiry.record", true);
    FieldEditor *editor = form.dialog->form()->editor(QStringLiteral("qa"));
    auto *question = need<QLineEdit>(editor, QStringLiteral("question1"));
    auto *answer = need<QPlainTextEdit>(editor, QStringLiteral("answer1"));
    answer->setPlainText(QStringLiteral("不申请\u202E。"));
    paste(question, QString(kMegabyte, QChar(u'问')));
    CHECK(editor->problem().contains(QString::number(question->maxLength())));
    question->setText(QStringLiteral("是否申请回避?\u200F"));
    CHECK(editor->problem().isEmpty());
    const QJsonValue pair = form.value("qa").toArray().first();
    CHECK(pair[QStringLiteral("q")] == QStringLiteral("是否申请回避?"));
    CHECK(pair[QStringLiteral("a")] == QStringLiteral("不申请。"));
    // What a member of a group has to tell is told of the group.
    auto *name = form.dialog->form()->editor(QStringLiteral("respondent"))->findChild<QLineEdit *>();
    paste(name, QString(kMegabyte, QChar(u'名')));
    CHECK(form.dialog->form()
              ->editor(QStringLiteral("respondent"))
              ->problem()
              .contains(QString::number(name->maxLength())));
    form.dialog->reject();
}

TEST_CASE("a megabyte pasted into the search finds nothing and stops nothing", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    bench.window->desk().announce(bench.openCase());
    const auto *page = need<QWidget>(bench.window.get(), QStringLiteral("caseListPage"));
    auto *list = need<QTableView>(page, QStringLiteral("cases"));
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 1; }, kPatience));
    auto *search = need<QLineEdit>(page, QStringLiteral("search"));
    paste(search, QString(kMegabyte, QChar(u'路')));
    CHECK(QTest::qWaitFor([&] { return list->model()->rowCount() == 0; }, kPatience));
    search->setText(QStringLiteral("\u202A人民路"));
    CHECK(QTest::qWaitFor([&] { return list->model()->rowCount() == 1; }, kPatience));
}

TEST_CASE("a path is taken as other windows copy it", "[ui]")
{
    OpenForm form("evidence.add", true);
    auto *line = form.widget<QLineEdit>("evidence");
    for (const char *copied : {"\u202A/media/u/a b.jpg", "\"/media/u/a b.jpg\"", "file:///media/u/a%20b.jpg"}) {
        line->setText(QString::fromUtf8(copied));
        CHECK(form.value("evidence") == QStringLiteral("/media/u/a b.jpg"));
    }
    form.dialog->reject();
}

TEST_CASE("what is submitted to a disk that takes nothing stays in its form, and goes in once the disk is back", "[ui]")
{
    OpenForm form("case.open");
    form.dialog->form()->setValues(clue());
    auto *content = form.widget<QPlainTextEdit>("content");
    content->setPlainText(QStringLiteral("当事人在人行道摆摊"));
    {
        const NoWriting away;
        form.submit();
        REQUIRE(QTest::qWaitFor(
            [&] { return !form.dialog || need<QPushButton>(form.dialog, QStringLiteral("submit"))->isEnabled(); },
            kPatience));
        REQUIRE(form.dialog);
        INFO(form.message().toStdString());
        CHECK(form.message().size() > 10);
        CHECK(content->toPlainText() == QStringLiteral("当事人在人行道摆摊"));
    }
    form.submit();
    CHECK(QTest::qWaitFor([&] { return !form.dialog || !form.dialog->isVisible(); }, kPatience));
    const auto *list = need<QTableView>(form.bench.window.get(), QStringLiteral("cases"));
    CHECK(QTest::qWaitFor([&] { return list->model()->rowCount() == 1; }, kPatience));
}

TEST_CASE("a window whose screen was unplugged is brought onto one that is there", "[ui]")
{
    const QRect office(0, 0, 1366, 768), wall(1366, 0, 1920, 1080);
    const QRect onWall(1500, 100, 1600, 900);
    CHECK(InSight::placed(onWall, {office, wall}) == onWall);
    CHECK(InSight::placed(QRect(1000, 50, 800, 600), {office, wall}) == QRect(1000, 50, 800, 600)); // over both
    CHECK(InSight::placed(onWall, {office}) == QRect(0, 0, 1366, 768));
    CHECK(InSight::placed(QRect(3000, 900, 400, 300), {office}) == QRect(966, 468, 400, 300));
    CHECK(InSight::placed(QRect(-700, -40, 800, 600), {office}) == QRect(0, 0, 800, 600));
    CHECK(InSight::placed(onWall, {}) == onWall);
    // And the window asks, with what stands over it.
    OpenForm form("case.open");
    form.widget<QPlainTextEdit>("content")->setPlainText(QStringLiteral("当事人在人行道摆摊"));
    const QRect there = form.dialog->screen()->availableGeometry();
    form.bench.window->move(9000, 9000);
    form.dialog->move(9100, 9100);
    Q_EMIT qApp->primaryScreenChanged(form.dialog->screen());
    CHECK(QTest::qWaitFor(
        [&] {
            return there.intersects(form.bench.window->frameGeometry())
                && there.intersects(form.dialog->frameGeometry());
        },
        kPatience));
    CHECK(form.value("content") == QStringLiteral("当事人在人行道摆摊"));
    form.dialog->reject();
}
