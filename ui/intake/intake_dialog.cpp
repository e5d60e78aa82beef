#include "ui/intake/intake_dialog.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileSystemWatcher>
#include <QtCore/QMimeData>
#include <QtCore/QSet>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/thumbnails.h"

#include "ui/common/look.h"
#include "ui/common/table.h"

namespace anjuan::ui {
namespace {

using casework::IntakeFile;
using casework::IntakeItem;

/// Adds speed and time left to what is told of a long copy.
class WithSpeed final : public Progress {
public:
    explicit WithSpeed(Progress &inner) : m_inner(inner) { m_timer.start(); }
    void report(qint64 done, qint64 total, const QString &what) override
    {
        const double seconds = static_cast<double>(m_timer.elapsed()) / 1000;
        const double speed = seconds > 1 ? static_cast<double>(done) / seconds : 0;
        if (speed <= 0) {
            m_inner.report(done, total, what);
            return;
        }
        const int left = static_cast<int>(static_cast<double>(total - done) / speed);
        m_inner.report(done, total,
                       IntakeDialog::tr("%1 of %2 · %3/s · %4:%5 left · %6")
                           .arg(Words::bytes(done), Words::bytes(total), Words::bytes(static_cast<qint64>(speed)))
                           .arg(left / 60)
                           .arg(left % 60, 2, 10, QLatin1Char('0'))
                           .arg(what));
    }
    bool cancelled() const override { return m_inner.cancelled(); }

private:
    Progress &m_inner;
    QElapsedTimer m_timer;
};

struct Staged {
    std::vector<IntakeFile> files;
    std::optional<Error> stopped;
};

} // namespace

IntakeDialog::IntakeDialog(Desk &desk, const CaseId &caseId, const QString &caseName,
                           std::vector<evidence::AvRow> steps, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_caseId(caseId),
      m_caseName(caseName),
      m_steps(std::move(steps)),
      m_model(new IntakeModel(this)),
      m_watcher(new QFileSystemWatcher(this))
{
    constexpr int kThumb = 40;
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("intakeDialog"));
    setWindowTitle(tr("Take evidence in"));
    setAcceptDrops(true);
    resize(1180, 660);
    m_table = makeTable(m_model, QStringLiteral("intakeTable"), {190, 190, 150, 120, 130, 100, 70}, this);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setIconSize(QSize(kThumb, kThumb));
    m_table->verticalHeader()->setDefaultSectionSize(kThumb + 4);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeSources());
    column->addWidget(m_table, 1);
    column->addWidget(makeStatement());
    column->addWidget(makeFoot());
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(2000); // a file that is still being copied there is let finish
    connect(&m_lookSoon, &QTimer::timeout, this, &IntakeDialog::look);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_lookSoon.start(); });
    loadCases();
    showSums();
}

void IntakeDialog::loadCases()
{
    constexpr int kMost = 200;
    m_case->addItem(m_caseName, m_caseId.toString());
    m_desk.run(
        this, QString(),
        [](Core core, Progress &) -> Result<std::vector<casework::CaseRow>> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            int total = 0;
            return core.library->cases({}, 0, kMost, &total);
        },
        [this](const Result<std::vector<casework::CaseRow>> &rows) {
            if (!rows)
                return;
            for (const casework::CaseRow &row : *rows) {
                if (row.id == m_caseId)
                    proposeSecond(row.officers);
                else
                    m_case->addItem(row.number.isEmpty() ? row.cause : row.number, row.id.toString());
            }
        });
}

void IntakeDialog::chooseFolder()
{
    m_desk.prompt().openFolder(this, tr("Card or folder"), [this](const QString &folder) {
        if (folder.isEmpty())
            return;
        m_folder = folder;
        take({folder});
    });
}

void IntakeDialog::chooseFiles()
{
    m_desk.prompt().openFiles(this, tr("Evidence"), QString(), true, [this](const QStringList &files) {
        if (!files.isEmpty())
            take(files);
    });
}

void IntakeDialog::take(const QStringList &paths)
{
    m_desk.run(
        this, tr("Looking at the card"),
        [paths](Core core, Progress &progress) -> Result<std::vector<IntakeFile>> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::findIntake(*core.library, paths, progress);
        },
        [this](const Result<std::vector<IntakeFile>> &found) {
            if (!found) {
                say(Words::of(found.error()), true);
                return;
            }
            m_model->add(*found, m_caseId, m_caseName);
            stage();
        });
}

void IntakeDialog::stage()
{
    if (m_busy)
        return;
    m_busy = true;
    m_desk.run(
        this, tr("Taking in"),
        [files = m_model->files()](Core core, Progress &progress) -> Result<Staged> {
            if (!core.library || !core.session)
                return fail(Fault::Refused, "ui.logged_out");
            Staged staged{files, {}};
            WithSpeed counted(progress);
            if (const auto done = casework::stageIntake(*core.library, staged.files, counted); !done)
                staged.stopped = done.error();
            return staged;
        },
        [this](const Result<Staged> &staged) {
            m_busy = false;
            if (!staged) {
                say(Words::of(staged.error()), true);
                return;
            }
            m_model->staged(staged->files, m_desk.clock());
            showSums();
            if (staged->stopped)
                say(Words::of(*staged->stopped), true);
            loadThumbnails();
        });
}

void IntakeDialog::loadThumbnails()
{
    QStringList wanted;
    for (const IntakeModel::Row &row : m_model->rows()) {
        if (!row.file.sha256.isEmpty() && row.file.facts)
            wanted.append(row.file.sha256);
    }
    wanted.removeDuplicates();
    using Pictures = std::vector<std::pair<QString, QByteArray>>;
    m_desk.run(
        this, QString(),
        [wanted, files = m_model->files()](Core core, Progress &) -> Result<Pictures> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            std::vector<casework::ThumbnailOf> asked;
            QSet<QString> seen;
            for (const IntakeFile &file : files) {
                if (!wanted.contains(file.sha256) || seen.contains(file.sha256))
                    continue;
                seen.insert(file.sha256);
                asked.push_back({file.sha256, casework::stagedPath(*core.library, file)});
            }
            std::vector<QByteArray> made = casework::thumbnails(*core.library, asked);
            Pictures pictures;
            for (std::size_t i = 0; i < made.size(); ++i)
                pictures.emplace_back(asked[i].sha256, std::move(made[i]));
            return pictures;
        },
        [this](const Result<Pictures> &pictures) {
            if (!pictures)
                return;
            for (const auto &[digest, bytes] : *pictures) {
                QPixmap pixmap;
                if (pixmap.loadFromData(bytes))
                    m_model->setThumbnail(digest, pixmap);
            }
        });
}

void IntakeDialog::watch(bool on)
{
    if (!m_watcher->directories().isEmpty())
        m_watcher->removePaths(m_watcher->directories());
    if (!on)
        return;
    if (m_folder.isEmpty()) {
        chooseFolder();
    }
    if (m_folder.isEmpty() || !m_watcher->addPath(m_folder))
        m_watchBox->setChecked(false);
    else
        look();
}

void IntakeDialog::look()
{
    if (m_busy)
        m_lookSoon.start();
    else if (!m_folder.isEmpty())
        take({m_folder});
}

std::vector<int> IntakeDialog::chosenRows() const
{
    std::vector<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.push_back(index.row());
    if (rows.empty()) {
        for (int at = 0; at < m_model->rowCount(); ++at)
            rows.push_back(at);
    }
    return rows;
}

void IntakeDialog::submit()
{
    const QJsonObject said = statement();
    std::vector<IntakeItem> items;
    for (std::size_t i = 0; i < m_model->rows().size(); ++i) {
        const IntakeModel::Row &row = m_model->rows()[i];
        if (!row.wanted || row.file.state != IntakeFile::State::Staged)
            continue;
        QJsonObject with = row.with;
        // What a row was not given by itself is what is said of all.
        for (auto it = said.begin(); it != said.end(); ++it) {
            if (!with.contains(it.key()))
                with.insert(it.key(), it.value());
        }
        if (!with.contains(QStringLiteral("proves")))
            with.insert(QStringLiteral("proves"), with.value(QLatin1String("title")));
        items.push_back({i, row.caseId, with});
    }
    if (items.empty()) {
        say(tr("There is nothing to record."), true);
        return;
    }
    m_submit->setEnabled(false);
    struct Answer {
        std::vector<IntakeFile> files;
        std::vector<casework::IntakeDone> done;
    };
    m_desk.run(
        this, tr("Signing"),
        [files = m_model->files(), items](Core core, Progress &progress) -> Result<Answer> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            Answer answer{files, {}};
            ANJUAN_TRY(answer.done, casework::recordIntake(*core.session, answer.files, items, progress));
            return answer;
        },
        [this, items](const Result<Answer> &answer) {
            m_submit->setEnabled(true);
            if (!answer) {
                say(Words::of(answer.error()), true);
                return;
            }
            m_model->staged(answer->files, m_desk.clock());
            int flaws = 0;
            for (const casework::IntakeDone &one : answer->done)
                flaws += one.findings.empty() ? 0 : 1;
            say(tr("%n item(s) recorded.", nullptr, static_cast<int>(answer->done.size()))
                    + (flaws > 0 ? QLatin1Char(' ') + tr("%n of them with a flaw; see the timeline.", nullptr, flaws)
                                 : QString()),
                false);
            QSet<QString> told;
            for (const IntakeItem &item : items) {
                if (!told.contains(item.caseId.toString()))
                    m_desk.announce(item.caseId);
                told.insert(item.caseId.toString());
            }
            Q_EMIT recorded();
        });
}

void IntakeDialog::showSums()
{
    int ready = 0;
    int left = 0;
    qint64 bytes = 0;
    for (const IntakeModel::Row &row : m_model->rows()) {
        using State = IntakeFile::State;
        ready += row.wanted && row.file.state == State::Staged ? 1 : 0;
        left += row.file.state == State::Found || row.file.state == State::Failed ? 1 : 0;
        bytes += row.file.bytes;
    }
    m_again->setEnabled(left > 0);
    m_submit->setEnabled(ready > 0);
    say(tr("%1 files, %2; %3 ready to be recorded, %4 not copied. Without a selection “Give” means all rows.")
            .arg(m_model->rowCount())
            .arg(Words::bytes(bytes))
            .arg(ready)
            .arg(left),
        false);
}

void IntakeDialog::say(const QString &text, bool isProblem)
{
    m_message->setText(text);
    m_message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e"))
                                       : look::toned(QStringLiteral("color:#5f6368")));
}

void IntakeDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void IntakeDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (!paths.isEmpty())
        take(paths);
    event->acceptProposedAction();
}

void IntakeDialog::done(int result)
{
    // What was copied and not recorded is given back; it can be copied again from the card.
    m_desk.run(
        parentWidget() ? parentWidget() : this, QString(),
        [files = m_model->files()](Core core, Progress &) -> Result<void> {
            std::vector<IntakeFile> staged = files;
            return core.library ? casework::dropIntake(*core.library, staged) : Result<void>();
        },
        [](const Result<void> &) {});
    QDialog::done(result);
}

} // namespace anjuan::ui
