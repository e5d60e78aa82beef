#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtMultimedia/QMediaPlayer>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "core/casework/evidence_page.h"

#include "ui/casepage/evidence_model.h"
#include "ui/evidence/vault_reader.h"
#include "ui/intake/intake_dialog.h"
#include "ui/preview/derive_dialog.h"
#include "ui/preview/media_pane.h"
#include "ui/preview/picture_view.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;

QString example(const char *name)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/") + QLatin1String(name);
}

casework::EvidenceView item(int no, const char *title, casework::EvidenceView::Media media)
{
    casework::EvidenceView row;
    row.no = no;
    row.record = QString::number(no);
    row.title = QString::fromUtf8(title);
    row.media = media;
    return row;
}

/// A case opened by whoever logged in.
CaseId openedCase(DeskBench &bench)
{
    std::optional<CaseId> caseId;
    bench.window->desk().run(
        bench.window.get(), QString(),
        [](Core core, Progress &progress) -> Result<casework::Outcome> {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), QStringLiteral("2026-01-05")},
                            {QStringLiteral("place"), QStringLiteral("村口")},
                            {QStringLiteral("suspected"), QStringLiteral("倾倒垃圾")},
                            {QStringLiteral("content"), QStringLiteral("倾倒垃圾")}};
            return core.session->perform(request, progress);
        },
        [&](const Result<casework::Outcome> &outcome) {
            REQUIRE(outcome);
            caseId = outcome->caseId;
        });
    REQUIRE(QTest::qWaitFor([&] { return caseId.has_value(); }, kPatience));
    return *caseId;
}

} // namespace

TEST_CASE("a folder is taken in through the window: found, copied, given its statement, recorded by one submit", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    Desk &desk = bench.window->desk();
    REQUIRE(QTest::qWaitFor([&] { return desk.isLoggedIn(); }, kPatience));
    const CaseId caseId = openedCase(bench);

    const QTemporaryDir card;
    for (const char *name : {"straw_fire.jpg", "inquiry.wav", "body_camera.mp4"})
        REQUIRE(QFile::copy(example(name), card.filePath(QLatin1String(name))));
    auto *dialog = new IntakeDialog(desk, caseId, QStringLiteral("案"), {}, bench.window.get());
    dialog->open();
    bench.prompt.nextFolder = card.path();
    QTest::mouseClick(need<QPushButton>(dialog, QStringLiteral("intakeFolder")), Qt::LeftButton);
    auto *submit = need<QPushButton>(dialog, QStringLiteral("intakeSubmit"));
    REQUIRE(QTest::qWaitFor([&] { return dialog->model()->rowCount() == 3 && submit->isEnabled(); }, kPatience));
    // Without a place it is refused, in words; the rows stay.
    QTest::mouseClick(submit, Qt::LeftButton);
    auto *said = need<QLabel>(dialog, QStringLiteral("intakeMessage"));
    REQUIRE(QTest::qWaitFor([&] { return said->styleSheet().contains(QStringLiteral("b3261e")); }, kPatience));
    QTest::keyClicks(need<QLineEdit>(dialog, QStringLiteral("intakePlace")), QStringLiteral("East gate"));
    REQUIRE(QTest::qWaitFor([&] { return submit->isEnabled(); }, kPatience));
    bool recorded = false;
    QObject::connect(dialog, &IntakeDialog::recorded, dialog, [&] { recorded = true; });
    QTest::mouseClick(submit, Qt::LeftButton);
    const bool done = QTest::qWaitFor([&] { return recorded; }, kPatience);
    INFO(said->text().toStdString());
    REQUIRE(done);
    int rows = 0;
    bool answered = false;
    desk.run(
        bench.window.get(), QString(),
        [id = caseId](Core core, Progress &) { return casework::evidencePage(*core.library, id); },
        [&](const Result<casework::EvidencePage> &page) {
            REQUIRE(page);
            rows = static_cast<int>(page->items.size());
            answered = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return answered; }, kPatience));
    CHECK(rows == 3);
    for (const IntakeModel::Row &row : dialog->model()->rows())
        CHECK(row.file.state == casework::IntakeFile::State::Recorded);
    dialog->close();
}

TEST_CASE("the intake asks first for the steps that the case owes, and offers them with those it has done", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    Desk &desk = bench.window->desk();
    REQUIRE(QTest::qWaitFor([&] { return desk.isLoggedIn(); }, kPatience));
    const CaseId caseId = openedCase(bench);
    const auto step = [](const char *name, evidence::AvRow::State state) {
        evidence::AvRow row;
        row.step = QLatin1String(name);
        row.zh = row.step;
        row.state = state;
        return row;
    };
    using enum evidence::AvRow::State;
    IntakeDialog dialog(desk, caseId, QStringLiteral("案"),
                        {step("sealing", NotDone), step("inspection", Open), step("hearing", NotDone),
                         step("lien", Owed), step("inquiry", Recorded)},
                        bench.window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *steps = need<QComboBox>(&dialog, QStringLiteral("intakeStep"));
    QStringList order;
    for (int i = 1; i < steps->count(); ++i)
        order += steps->itemData(i).toString();
    CHECK(order.join(QLatin1Char(' ')) == QStringLiteral("lien inspection inquiry sealing hearing"));
}

TEST_CASE("contents are read again while nobody works, and what is damaged is told", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, kPatience));
    // Any content will do: those of the unit's own pack lie in the vault as well.
    QDirIterator blobs(bench.dir + QStringLiteral("/vault"), QDir::Files, QDirIterator::Subdirectories);
    REQUIRE(blobs.hasNext());
    QFile blob(blobs.next());
    REQUIRE(blob.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    REQUIRE(blob.open(QIODevice::ReadWrite));
    REQUIRE(blob.write("X") == 1);
    blob.close();
    auto *reader = bench.window->findChild<VaultReader *>();
    REQUIRE(reader);
    int ended = 0;
    int found = 0;
    QObject::connect(reader, &VaultReader::ended, reader, [&] { ++ended; });
    QObject::connect(reader, &VaultReader::found, reader, [&] { ++found; });
    // Somebody works: it waits, wherever it is.
    reader->setQuiet(600'000);
    QTest::keyClick(bench.window.get(), Qt::Key_Shift);
    reader->begin();
    QTest::qWait(300);
    CHECK(reader->isReading());
    CHECK(ended == 0);
    reader->setQuiet(0);
    REQUIRE(QTest::qWaitFor([&] { return ended == 1; }, kPatience));
    CHECK(found == 1);
    // The strip is drawn anew with each notice, and a new line is shown by the next turn of the loop.
    const auto told = [&] {
        const auto lines = bench.window->findChildren<QLabel *>(QStringLiteral("notice:damage"));
        return std::any_of(lines.begin(), lines.end(), [](const QLabel *line) { return line->isVisible(); });
    };
    CHECK(QTest::qWaitFor(told, kPatience));
    CHECK(QFile::exists(bench.dir + QStringLiteral("/local/verified.json")));
    // Nothing is due but what is damaged, which stays due.
    reader->begin();
    REQUIRE(QTest::qWaitFor([&] { return ended == 2; }, kPatience));
    CHECK(found == 2);
    // To lock ends a reading at once.
    reader->setQuiet(600'000);
    QTest::keyClick(bench.window.get(), Qt::Key_Shift);
    reader->begin();
    QTest::qWait(100);
    bench.window->desk().lock();
    CHECK_FALSE(reader->isReading());
}

TEST_CASE("the player steps frame by frame, remembers what was seen, and is silent but at the plain speed", "[ui]")
{
    const QTemporaryDir dir;
    const QString film = dir.filePath(QStringLiteral("film.mp4"));
    REQUIRE(QProcess::execute(QStringLiteral("ffmpeg"),
                              {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                               QStringLiteral("lavfi"), QStringLiteral("-i"),
                               QStringLiteral("testsrc2=size=320x240:rate=25:duration=2"), QStringLiteral("-c:v"),
                               QStringLiteral("libx264"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), film})
            == 0);
    MediaPane pane(nullptr);
    pane.resize(700, 500);
    pane.show();
    pane.load(film, true);
    REQUIRE(QTest::qWaitFor([&] { return pane.player()->duration() > 0; }, kPatience));
    auto *next = need<QPushButton>(&pane, QStringLiteral("nextFrame"));
    auto *previous = need<QPushButton>(&pane, QStringLiteral("previousFrame"));
    const auto at = [&](qint64 milliseconds) {
        return QTest::qWaitFor([&] { return pane.position() == milliseconds && !pane.frame().isNull(); }, kPatience);
    };
    QTest::mouseClick(next, Qt::LeftButton);
    CHECK(at(40));
    QTest::mouseClick(next, Qt::LeftButton);
    CHECK(at(80));
    QTest::mouseClick(previous, Qt::LeftButton);
    CHECK(at(40));
    CHECK(pane.frame().size() == QSize(320, 240));
    CHECK(pane.spans() == QStringList{QStringLiteral("0-0")});
    auto *rate = need<QComboBox>(&pane, QStringLiteral("rate"));
    CHECK(rate->itemData(0).toDouble() == 0.25);
    CHECK(rate->itemData(rate->count() - 1).toDouble() == 4.0);
    QTest::keyClick(&pane, Qt::Key_I);
    CHECK_FALSE(pane.chosen());
    pane.stop();
}

TEST_CASE("a recording of sound has its wave, one speed and no frames, and is played only where it can be heard",
          "[ui]")
{
    MediaPane pane(nullptr);
    pane.resize(700, 500);
    pane.show();
    pane.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&pane));
    auto *play = need<QPushButton>(&pane, QStringLiteral("play"));
    auto *rate = need<QComboBox>(&pane, QStringLiteral("rate"));
    auto *next = need<QPushButton>(&pane, QStringLiteral("nextFrame"));
    pane.load(example("body_camera.mp4"), true);
    CHECK(play->isEnabled());
    CHECK(next->isEnabled());
    QTest::keyClick(&pane, Qt::Key_BracketRight);
    QTest::keyClick(&pane, Qt::Key_BracketRight);
    CHECK(rate->currentData().toDouble() == 2.0);
    CHECK_FALSE(pane.soundIsOn());

    pane.load(example("inquiry.wav"), false);
    pane.setPeaks(std::vector<int>(100, 500));
    // The speed of what was played before does not stay.
    CHECK(rate->currentData().toDouble() == 1.0);
    CHECK(pane.player()->playbackRate() == 1.0);
    CHECK_FALSE(rate->isEnabled());
    CHECK_FALSE(next->isEnabled());
    CHECK(play->isEnabled() == pane.soundIsOn());
    CHECK(need<QWidget>(&pane, QStringLiteral("waveView"))->isVisible());
    QTest::keyClick(&pane, Qt::Key_BracketRight);
    CHECK(rate->currentData().toDouble() == 1.0);
    REQUIRE(QTest::qWaitFor([&] { return pane.player()->duration() > 0; }, kPatience));
    QTest::keyClick(&pane, Qt::Key_Space);
    if (pane.soundIsOn())
        CHECK(QTest::qWaitFor([&] { return pane.position() > 100; }, kPatience));
    else
        CHECK(pane.player()->playbackState() != QMediaPlayer::PlayingState);
    // Nothing was heard, and nothing is said to have been.
    pane.stop();
    CHECK(pane.spans().isEmpty() == !pane.soundIsOn());
    pane.load(example("body_camera.mp4"), true);
    CHECK(rate->isEnabled());
}

TEST_CASE("damaged media end nothing in the player", "[ui]")
{
    const QTemporaryDir dir;
    QFile whole(example("body_camera.mp4"));
    REQUIRE(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    MediaPane pane(nullptr);
    pane.resize(500, 400);
    pane.show();
    for (const QByteArray &content :
         {QByteArray(), QByteArray(50000, '\0'), bytes.left(bytes.size() / 3), QByteArray("text").repeated(999)}) {
        const QString path = dir.filePath(QStringLiteral("hurt.mp4"));
        QFile out(path);
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(content);
        out.close();
        pane.load(path, true);
        QTest::mouseClick(need<QPushButton>(&pane, QStringLiteral("nextFrame")), Qt::LeftButton);
        QTest::mouseClick(need<QPushButton>(&pane, QStringLiteral("play")), Qt::LeftButton);
        QTest::qWait(150);
        auto *said = need<QLabel>(&pane, QStringLiteral("mediaMessage"));
        CHECK_FALSE(said->text().isEmpty());
        pane.stop();
    }
}

TEST_CASE("the evidence table is filtered by words and by sort", "[ui]")
{
    using Media = casework::EvidenceView::Media;
    EvidenceModel model(nullptr);
    auto rows = std::vector{item(1, "着火点照片", Media::Photo), item(2, "现场录像", Media::Video),
                            item(3, "询问录音", Media::Audio)};
    rows[2].lacks = {QStringLiteral("录音尚无文字记录")};
    model.replace(rows, QDate(2026, 1, 6));
    EvidenceFilter filter(&model, nullptr);
    CHECK(filter.rowCount() == 3);
    filter.setWords(QStringLiteral("录"));
    CHECK(filter.rowCount() == 2);
    filter.setWords(QStringLiteral("录 现场"));
    CHECK(filter.rowCount() == 1);
    filter.setWords(QString());
    filter.setWhich(EvidenceFilter::Photos);
    CHECK(filter.rowCount() == 1);
    filter.setWhich(EvidenceFilter::Lacking);
    REQUIRE(filter.rowCount() == 1);
    CHECK(filter.index(0, EvidenceModel::Title).data().toString() == QStringLiteral("询问录音"));
}

TEST_CASE("regions are drawn on the picture in parts of its own size, and a purpose is asked for", "[ui]")
{
    casework::DeriveRequest request;
    request.how = QStringLiteral("mask");
    auto *dialog = new DeriveDialog(request, nullptr);
    QImage picture(400, 200, QImage::Format_RGB32);
    picture.fill(Qt::white);
    dialog->showPicture(picture);
    dialog->show();
    REQUIRE(QTest::qWaitForWindowExposed(dialog));
    PictureView *view = dialog->view();
    // The picture is smaller than the view, so it stands in the middle at its own size.
    const QPoint corner((view->width() - 400) / 2, (view->height() - 200) / 2);
    QTest::mousePress(view, Qt::LeftButton, {}, corner + QPoint(100, 50));
    QTest::mouseMove(view, corner + QPoint(200, 100));
    QTest::mouseRelease(view, Qt::LeftButton, {}, corner + QPoint(200, 100));
    REQUIRE(view->regions().size() == 1);
    CHECK(std::abs(view->regions()[0].x - 2500) < 60);
    CHECK(std::abs(view->regions()[0].y - 2500) < 60);
    CHECK(std::abs(view->regions()[0].width - 2500) < 60);
    std::optional<casework::DeriveRequest> wanted;
    QObject::connect(dialog, &DeriveDialog::wanted, dialog, [&](const casework::DeriveRequest &one) { wanted = one; });
    QTest::mouseClick(need<QPushButton>(dialog, QStringLiteral("deriveMake")), Qt::LeftButton);
    CHECK_FALSE(wanted);
    QTest::keyClicks(need<QLineEdit>(dialog, QStringLiteral("deriveWhy")), QStringLiteral("for publication"));
    QTest::mouseClick(need<QPushButton>(dialog, QStringLiteral("deriveMake")), Qt::LeftButton);
    REQUIRE(wanted);
    CHECK(wanted->regions.size() == 1);
    CHECK(wanted->why == QStringLiteral("for publication"));
}
