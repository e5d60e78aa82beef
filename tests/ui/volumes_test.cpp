#include <QtCore/QSettings>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QTreeWidget>

#include "core/casework/demo.h"
#include "core/casework/unit_papers.h"
#include "core/casework/volumes.h"

#include "ui/casepage/binding_dialog.h"
#include "ui/casepage/dossier_tab.h"
#include "ui/casepage/volume_bar.h"
#include "ui/forms/act_dialog.h"
#include "ui/paper/bound_dialog.h"

#include "exchange_bench.h"
#include "tests/support/paper_scans.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

/// The archivist before an archived case of the training library, on the tab of its dossier.
struct Archive {
    Archive() : dir(folder.filePath(QStringLiteral("demo")))
    {
        casework::ScriptClock past;
        NoProgress quiet;
        const auto made = casework::makeDemo(dir, past, quiet);
        REQUIRE(made);
        pc = std::make_unique<Pc>(clock, dir);
        password = made->password;
        pc->logIn(QStringLiteral("zhouba"), password);
        tab = std::make_unique<DossierTab>(pc->window->desk(), nullptr);
        tab->QWidget::show();
        id = made->cases.front();
        reload();
        REQUIRE(comes([&] { return volumes()->count() > 0; }));
    }

    template <class T> T ask(const std::function<Result<T>(const Core &)> &what)
    {
        std::optional<Result<T>> got;
        pc->window->desk().run(
            tab.get(), {}, [what](const Core &core, Progress &) { return what(core); },
            [&](const Result<T> &result) { got = result; });
        REQUIRE(comes([&] { return got.has_value(); }));
        return must(std::move(*got));
    }
    void reload()
    {
        tab->show(
            ask<casework::CaseView>([this](const Core &core) { return core.library->caseView(id, core.session); }));
    }
    std::vector<casework::VolumeRow> rows()
    {
        return ask<std::vector<casework::VolumeRow>>(
            [this](const Core &core) { return casework::volumesOf(*core.library, id); });
    }
    void arrives(const QString &title)
    {
        const QString scan = folder.filePath(title + QStringLiteral(".png"));
        QImage page(800, 1100, QImage::Format_RGB32);
        page.fill(Qt::white);
        page.setPixel(10, 10 + static_cast<int>(title.size()), qRgb(1, 2, 3));
        REQUIRE(page.save(scan));
        ask<casework::Outcome>([&](const Core &core) {
            casework::Request request;
            request.act = QStringLiteral("archive.add_leaf");
            request.caseId = id;
            request.with = {{QStringLiteral("received_on"), dateText(clock.today())},
                            {QStringLiteral("sort"), QStringLiteral("judgment")},
                            {QStringLiteral("title"), title},
                            {QStringLiteral("responsible"), QStringLiteral("某区人民法院")},
                            {QStringLiteral("scan"), scan}};
            NoProgress quiet;
            return core.session->perform(request, quiet);
        });
    }
    QComboBox *volumes() { return need<QComboBox>(tab.get(), QStringLiteral("volumes")); }
    QPushButton *button(const char *name) { return need<QPushButton>(tab.get(), QLatin1String(name)); }
    QString result() { return need<QLabel>(tab.get(), QStringLiteral("result"))->text(); }
    ActDialog *bindForm()
    {
        button("bindLater")->click();
        return static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
    }
    /// What the form says to that.
    QString submit(ActDialog *form)
    {
        auto *message = need<QLabel>(form, QStringLiteral("message"));
        auto *button = need<QPushButton>(form, QStringLiteral("submit"));
        button->click();
        REQUIRE(comes([&] { return button->isEnabled(); }));
        return message->text();
    }

    QTemporaryDir folder;
    QString dir;
    FixedClock clock{*Instant::parse(u"2026-11-02T09:00:00+08:00")};
    std::unique_ptr<Pc> pc;
    std::unique_ptr<DossierTab> tab;
    CaseId id;
    QString password;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("what came after archiving is bound through its form, and each volume is saved as it was built", "[ui]")
{
    Archive desk;
    auto *bar = desk.tab->findChild<VolumeBar *>();
    REQUIRE(bar);
    CHECK(bar->isVisible());
    CHECK(desk.button("bindLater")->isVisible());
    CHECK(desk.volumes()->itemText(0).contains(QStringLiteral("第1卷")));
    const std::size_t before = desk.rows().size();

    // As it was built, byte for byte; a place that takes no file is told.
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("none/first.pdf"));
    desk.button("saveVolume")->click();
    REQUIRE(comes([&] { return desk.pc->prompt.told.size() == 1; }));
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("first.pdf"));
    desk.button("saveVolume")->click();
    REQUIRE(comes([&] { return desk.result().contains(QStringLiteral("first.pdf")); }));
    CHECK(QString::fromLatin1(sha256(bytesOf(desk.pc->prompt.nextSave)).hex().toLatin1()) == desk.rows().back().sha256);

    // A later volume says what it holds and who compiled it.
    desk.arrives(QStringLiteral("行政判决书"));
    desk.reload();
    QPointer<ActDialog> form = desk.bindForm();
    CHECK(desk.submit(form).contains(QStringLiteral("续卷")));
    REQUIRE(form);
    CHECK(desk.rows().size() == before);
    form->form()->editor(QStringLiteral("note"))->setValue(QStringLiteral("归档后收到一审判决书一份,补入。"));
    FieldEditor *compiler = form->form()->editor(QStringLiteral("compiler"));
    const QString me = desk.pc->window->desk().person().toString();
    CHECK(compiler->value().toString() == me); // whoever binds it, most often
    compiler->setValue(QString());
    CHECK(desk.submit(form).contains(QStringLiteral("立卷人")));
    compiler->setValue(me);
    need<QPushButton>(form, QStringLiteral("submit"))->click();
    REQUIRE(comes([&] { return !form; }));
    desk.reload();
    REQUIRE(comes([&] { return desk.volumes()->count() == static_cast<int>(before) + 1; }));
    CHECK(desk.volumes()->itemText(0).contains(QStringLiteral("第2卷")));
    CHECK(desk.volumes()->itemText(0).contains(QStringLiteral("续卷")));
    const casework::VolumeRow second = desk.rows().back();
    CHECK(second.volume == 2);
    CHECK(second.items == 1);
    CHECK(second.stands);

    // Nothing came since: the form says so and makes nothing.
    form = desk.bindForm();
    form->form()->editor(QStringLiteral("note"))->setValue(QStringLiteral("无"));
    form->form()->editor(QStringLiteral("compiler"))->setValue(desk.pc->window->desk().person().toString());
    CHECK(desk.submit(form).contains(QStringLiteral("2")));
    REQUIRE(form);
    form->reject();
    CHECK(desk.rows().size() == before + 1);

    // A volume whose file is lost is marked, and is not saved in silence.
    const QString lost =
        desk.dir + QStringLiteral("/vault/") + second.sha256.left(2) + QLatin1Char('/') + second.sha256;
    REQUIRE(QFile::remove(lost));
    desk.reload();
    REQUIRE(comes([&] { return desk.volumes()->itemText(0).contains(QStringLiteral("不在本机")); }));
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("second.pdf"));
    desk.button("saveVolume")->click();
    REQUIRE(comes([&] { return desk.pc->prompt.told.size() == 2; }));
    CHECK_FALSE(QFile::exists(desk.pc->prompt.nextSave));
}

TEST_CASE("bound paper is scanned from the dossier, held against the volume, and recorded", "[ui]")
{
    Archive desk;
    const QString pdf =
        desk.ask<QString>([sha = desk.rows().back().sha256](const Core &core) { return core.library->blobPath(sha); });
    const QString stack = desk.folder.filePath(QStringLiteral("stack"));
    REQUIRE(QDir().mkpath(stack));
    const int pages = test::pagesIn(pdf);
    int scanned = 0;
    for (int page = 0; page < pages; ++page) {
        ++scanned;
        REQUIRE(test::pagePicture(pdf, page, 150)
                    .save(QStringLiteral("%1/%2.jpg").arg(stack).arg(page, 3, 10, QLatin1Char('0')), "JPG", 85));
        const QStringList only = {QStringLiteral("-f"), QString::number(page + 1), QStringLiteral("-l"),
                                  QString::number(page + 1)};
        if (test::pdfText(pdf, only).contains(QStringLiteral("备考表")))
            break;
    }
    desk.button("act:dossier.rescan")->click();
    QPointer<BoundDialog> dialog = static_cast<BoundDialog *>(visibleDialog(QStringLiteral("boundDialog")));
    REQUIRE(dialog);
    auto *record = need<QPushButton>(dialog, QStringLiteral("record"));
    auto *said = need<QLabel>(dialog, QStringLiteral("said"));
    CHECK_FALSE(record->isEnabled());
    int checks = 0;
    QObject::connect(dialog, &BoundDialog::checked, desk.tab.get(), [&] { ++checks; });
    dialog->read({desk.folder.filePath(QStringLiteral("nowhere"))});
    REQUIRE(comes([&] { return checks == 1; }));
    CHECK_FALSE(record->isEnabled());
    dialog->read({stack});
    REQUIRE(QTest::qWaitFor([&] { return checks == 2; }, 120000));
    INFO(said->text().toStdString());
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("sides"))->topLevelItemCount() == scanned);
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("differences"))->topLevelItemCount() == 0);
    REQUIRE(record->isEnabled());

    // Said otherwise, it is counted otherwise.
    auto *front = need<QSpinBox>(dialog, QStringLiteral("front"));
    front->setValue(1);
    Q_EMIT front->editingFinished();
    REQUIRE(comes([&] { return checks == 3; }));
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("differences"))->topLevelItemCount() > 0);
    front->setValue(-1);
    Q_EMIT front->editingFinished();
    REQUIRE(comes([&] { return checks == 4; }));

    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("index.pdf"));
    need<QPushButton>(dialog, QStringLiteral("saveIndex"))->click();
    REQUIRE(comes([&] { return checks == 5; }));
    CHECK(test::pdfText(desk.pc->prompt.nextSave, {}).contains(QStringLiteral("卷内目录")));
    record->click();
    REQUIRE(comes([&] { return !dialog; }));
    desk.reload();
    REQUIRE(comes([&] { return desk.volumes()->itemText(0).contains(QStringLiteral("纸卷")); }));
}

TEST_CASE("dossiers are bound as the unit binds, or as one chose", "[ui]")
{
    Archive desk;
    QSettings().remove(QStringLiteral("dossier/binding"));
    desk.pc->logIn(QStringLiteral("admin"), desk.password);
    desk.ask<casework::Outcome>([](const Core &core) -> Result<casework::Outcome> {
        casework::Request unit;
        unit.act = QStringLiteral("office.describe_unit");
        unit.with = casework::unitDescription(*core.library);
        unit.with.insert(QStringLiteral("book_pages"), 12);
        unit.with.insert(QStringLiteral("page_numbers"), QStringLiteral("right"));
        NoProgress quiet;
        return core.session->perform(unit, quiet);
    });
    desk.pc->logIn(QStringLiteral("zhouba"), desk.password);
    const auto open = [&] {
        desk.button("binding")->click();
        REQUIRE(comes([&] { return visibleDialog(QStringLiteral("bindingDialog")) != nullptr; }));
        return QPointer<QDialog>(visibleDialog(QStringLiteral("bindingDialog")));
    };
    QPointer<QDialog> dialog = open();
    auto *asUnit = need<QCheckBox>(dialog, QStringLiteral("asUnit"));
    CHECK(asUnit->isChecked());
    CHECK(asUnit->text().contains(QStringLiteral("12")));
    CHECK(need<QSpinBox>(dialog, QStringLiteral("mostPages"))->value() == 12);
    CHECK_FALSE(need<QSpinBox>(dialog, QStringLiteral("mostPages"))->isEnabled());
    CHECK(need<QComboBox>(dialog, QStringLiteral("numbers"))->currentData() == QStringLiteral("right"));
    dialog->accept();
    CHECK(BindingDialog::chosen().isEmpty());
    REQUIRE(comes([&] { return !dialog; }));
    dialog = open();
    need<QCheckBox>(dialog, QStringLiteral("asUnit"))->setChecked(false);
    need<QSpinBox>(dialog, QStringLiteral("mostPages"))->setValue(10);
    dialog->accept();
    CHECK(BindingDialog::chosen().value(QLatin1String("most_pages")).toInt() == 10);
    const std::size_t before = desk.rows().size();
    desk.pc->prompt.nextSave = desk.folder.filePath(QStringLiteral("case.pdf"));
    desk.button("act:dossier.build")->click();
    REQUIRE(comes([&] { return desk.result().contains(QStringLiteral("第1册")); }));
    const auto rows = desk.rows();
    CHECK(rows.size() > before + 1);
    CHECK(rows.back().books > 1);
    CHECK(rows.back().mostPages == 10);
    // Back to what the unit does.
    REQUIRE(comes([&] { return !dialog; }));
    dialog = open();
    need<QCheckBox>(dialog, QStringLiteral("asUnit"))->setChecked(true);
    dialog->accept();
    CHECK(BindingDialog::chosen().isEmpty());
}

TEST_CASE("of a case that is not archived there is nothing to bind later", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    DossierTab tab(bench.window->desk(), nullptr);
    tab.QWidget::show();
    bool shown = false;
    bench.window->desk().run(
        &tab, {},
        [today = bench.clock.today()](const Core &core, Progress &progress) -> Result<casework::CaseView> {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), dateText(today)},
                            {QStringLiteral("place"), QStringLiteral("人民路")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}};
            ANJUAN_TRY(const casework::Outcome opened, core.session->perform(request, progress));
            return core.library->caseView(*opened.caseId, core.session);
        },
        [&](const Result<casework::CaseView> &view) {
            REQUIRE(view);
            tab.show(*view);
            shown = true;
        });
    REQUIRE(comes([&] { return shown; }));
    CHECK_FALSE(tab.findChild<VolumeBar *>()->isVisible());
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("open.pdf"));
    need<QPushButton>(&tab, QStringLiteral("act:dossier.build"))->click();
    REQUIRE(comes([&] { return QFile::exists(bench.prompt.nextSave); }));
    REQUIRE(comes(
        [&] { return need<QLabel>(&tab, QStringLiteral("result"))->text().contains(QStringLiteral("open.pdf")); }));
}
