#include "ui/casepage/evidence_tab.h"

#include <QtCore/QMimeData>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/evidence_page.h"
#include "core/casework/item_certificate.h"
#include "core/casework/thumbnails.h"

#include "ui/act_pages.h"
#include "ui/common/act_bar.h"
#include "ui/common/look.h"
#include "ui/common/table.h"
#include "ui/intake/access_dialog.h"
#include "ui/intake/av_list_dialog.h"
#include "ui/intake/intake_dialog.h"
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {
namespace {

using casework::EvidenceView;

constexpr int kThumb = 36;
constexpr int kAtOnce = 24; // thumbnails in one go of the lane, so that other work comes between

} // namespace

EvidenceTab::EvidenceTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(new EvidenceModel(this)),
      m_filter(new EvidenceFilter(m_model, this)),
      m_table(makeTable(m_filter, QStringLiteral("evidence"), {40, 220, 80, 110, 120, 70, 80}, this)),
      m_preview(new PreviewPane(desk, this)),
      m_acts(new ActBar(actsOn(Page::Evidence), this))
{
    setObjectName(QStringLiteral("evidenceTab"));
    setAcceptDrops(true);
    m_table->setIconSize(QSize(kThumb, kThumb));
    m_table->verticalHeader()->setDefaultSectionSize(kThumb + 4);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(EvidenceModel::No, Qt::AscendingOrder);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(makeFilter());
    leftColumn->addWidget(m_table, 1);
    leftColumn->addWidget(makeAvLine());
    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_preview);
    splitter->setSizes({620, 640});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EvidenceTab::offerCurrent);
    connect(m_table, &QTableView::activated, m_preview, &PreviewPane::open);
    connect(m_model, &EvidenceModel::thumbnailWanted, this, &EvidenceTab::wantThumbnail);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        QJsonArray items;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            items.append(m_model->row(m_filter->mapToSource(index).row()).record);
        QJsonObject preset;
        if (!items.isEmpty() && act != QLatin1String("evidence.add")) {
            preset.insert(QStringLiteral("items"), items);
            preset.insert(QStringLiteral("item"), items.first());
            preset.insert(QStringLiteral("record"), items.first());
        }
        Q_EMIT actChosen(act, preset);
    });
}

QWidget *EvidenceTab::makeFilter()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_take = new QPushButton(tr("Take in… (Ctrl+I)"), bar);
    m_take->setObjectName(QStringLiteral("takeIn"));
    m_take->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_take->setToolTip(tr("Many files at once, from a card, a recorder or a folder"));
    m_words = new QLineEdit(bar);
    m_words->setObjectName(QStringLiteral("evidenceWords"));
    m_words->setPlaceholderText(tr("Filter (Ctrl+F)"));
    m_words->setClearButtonEnabled(true);
    m_which = new QComboBox(bar);
    m_which->setObjectName(QStringLiteral("evidenceWhich"));
    m_which->addItems({tr("All"), tr("Photographs"), tr("Video"), tr("Sound"), tr("Papers"), tr("Not verified"),
                       tr("Something lacking"), tr("Derived items")});
    row->addWidget(m_take);
    row->addWidget(m_words, 1);
    row->addWidget(m_which);
    connect(m_take, &QPushButton::clicked, this, [this] { takeIn({}); });
    connect(m_words, &QLineEdit::textChanged, m_filter, &EvidenceFilter::setWords);
    connect(m_which, &QComboBox::currentIndexChanged, this,
            [this](int at) { m_filter->setWhich(static_cast<EvidenceFilter::Which>(at)); });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_words, qOverload<>(&QWidget::setFocus));
    return bar;
}

QWidget *EvidenceTab::makeAvLine()
{
    auto *bar = new QWidget(this);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    m_av = new QLabel(bar);
    m_av->setObjectName(QStringLiteral("avLine"));
    m_av->setWordWrap(true);
    column->addWidget(m_av); // on a line of its own: beside the buttons it stands as a column of four letters
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    const auto add = [&](const char *name, const QString &text, const auto &clicked) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, clicked);
    };
    add("avList", tr("AV list…"), [this] { showAvList(); });
    add("accessReport", tr("Access report…"), [this] { report(); });
    add("itemCertificate", tr("Certificate…"), [this] { certify(); });
    row->addStretch();
    return bar;
}

void EvidenceTab::show(const casework::CaseView &view)
{
    const QModelIndex at = current();
    const QString before = m_case == view.id && at.isValid() ? m_model->row(at.row()).record : QString();
    m_case = view.id;
    m_caseName = view.row.number.isEmpty() ? view.row.cause : view.row.number;
    m_acts->follow(view.next, desk().roles());
    m_model->replace(view.evidence, desk().clock().today());
    const int row = qMax(0, m_model->rowOf(before));
    m_table->selectRow(qMax(0, m_filter->mapFromSource(m_model->index(row, 0)).row()));
    m_take->setEnabled(desk().whyReadOnly().isEmpty());
    loadAv();
    offerCurrent();
}

void EvidenceTab::leave()
{
    m_offered.clear();
    m_preview->clear();
}

void EvidenceTab::offerOnly(const std::optional<QStringList> &acts)
{
    CaseTab::offerOnly(acts);
    m_take->setVisible(isOffered(QStringLiteral("evidence.add")));
}

void EvidenceTab::loadAv()
{
    desk().run(
        this, QString(),
        [id = m_case](Core core, Progress &) -> Result<casework::EvidencePage> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::evidencePage(*core.library, id);
        },
        [this, id = m_case](const Result<casework::EvidencePage> &page) {
            if (!page || id != m_case)
                return;
            m_list = page->av;
            QStringList owed;
            for (const evidence::AvRow &row : m_list) {
                if (row.state == evidence::AvRow::State::Owed)
                    owed.append(row.zh);
            }
            const evidence::AvCoverage &sum = page->coverage;
            m_av->setText(tr("Recorded: %1 of %2 steps (%3%), text suffices: %4.")
                              .arg(sum.recorded)
                              .arg(sum.done)
                              .arg(sum.percent())
                              .arg(sum.waived)
                          + (owed.isEmpty() ? QString()
                                            : QLatin1Char(' ') + tr("Owed: %1").arg(owed.join(QStringLiteral("、")))));
            m_av->setStyleSheet(owed.isEmpty() ? QString() : look::toned(QStringLiteral("color:#8a5300")));
        });
}

void EvidenceTab::showAvList()
{
    auto *dialog = new AvListDialog(m_list, this);
    connect(dialog, &AvListDialog::waived, this, [this](const QString &step) {
        Q_EMIT actChosen(QStringLiteral("recording.waive"), {{QStringLiteral("step"), step}});
    });
    dialog->open();
}

void EvidenceTab::wantThumbnail(const QString &sha256)
{
    m_wanted.append(sha256);
    if (!m_loading)
        QMetaObject::invokeMethod(this, &EvidenceTab::loadThumbnails, Qt::QueuedConnection);
    m_loading = true;
}

void EvidenceTab::loadThumbnails()
{
    const QStringList now = m_wanted.mid(0, kAtOnce);
    m_wanted = m_wanted.mid(now.size());
    using Pictures = std::vector<std::pair<QString, QByteArray>>;
    desk().run(
        this, QString(),
        [now](Core core, Progress &) -> Result<Pictures> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            std::vector<casework::ThumbnailOf> wanted;
            for (const QString &digest : now)
                wanted.push_back({digest, {}});
            std::vector<QByteArray> made = casework::thumbnails(*core.library, wanted);
            Pictures pictures;
            for (std::size_t i = 0; i < made.size(); ++i)
                pictures.emplace_back(wanted[i].sha256, std::move(made[i]));
            return pictures;
        },
        [this](const Result<Pictures> &pictures) {
            m_loading = !m_wanted.isEmpty();
            if (m_loading)
                loadThumbnails();
            if (!pictures)
                return;
            for (const auto &[digest, bytes] : *pictures)
                m_model->setThumbnail(digest, bytes);
        });
}

void EvidenceTab::takeIn(const QStringList &paths)
{
    if (m_case.isNull() || !desk().whyReadOnly().isEmpty())
        return;
    auto *dialog = new IntakeDialog(desk(), m_case, m_caseName, m_list, this);
    dialog->open();
    if (!paths.isEmpty())
        dialog->take(paths);
}

void EvidenceTab::report()
{
    const QModelIndex at = current();
    auto *dialog = new AccessDialog(desk(), m_case, at.isValid() ? m_model->row(at.row()).record : QString(),
                                    at.isValid() ? m_model->row(at.row()).title : QString(), this);
    dialog->open();
}

void EvidenceTab::certify()
{
    const QModelIndex at = current();
    if (!at.isValid())
        return;
    const int no = m_model->row(at.row()).no;
    desk().prompt().saveFile(
        this, tr("Certificate of the item"), tr("certificate-%1.pdf").arg(no), [this, no](const QString &file) {
            if (file.isEmpty())
                return;
            desk().run(
                this, tr("Certificate"),
                [id = m_case, no, file](Core core, Progress &progress) -> Result<void> {
                    if (!core.library)
                        return fail(Fault::Refused, "ui.logged_out");
                    return casework::writeItemCertificate(*core.library, id, no, file, progress);
                },
                [this, file](const Result<void> &done) {
                    desk().prompt().tell(this, done ? tr("Written to %1").arg(file) : Words::of(done.error()), !done);
                });
        });
}

QModelIndex EvidenceTab::current() const
{
    return m_filter->mapToSource(m_table->currentIndex());
}

QString EvidenceTab::describe(const EvidenceView &evidence) const
{
    QString html = QStringLiteral("<h3>%1. %2</h3><table>").arg(evidence.no).arg(evidence.title.toHtmlEscaped());
    auto add = [&html](const QString &label, const QString &value) {
        if (!value.isEmpty())
            html +=
                look::toned(QStringLiteral("<tr><td style='color:#5f6368;padding-right:12px'>%1</td><td>%2</td></tr>"))
                    .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
    };
    add(tr("Sort"), evidence.typeZh);
    add(tr("State"), EvidenceModel::stateOf(evidence));
    add(tr("Taken"), Words::moment(evidence.madeAt));
    add(tr("Ended"), Words::moment(evidence.endedAt));
    add(tr("Place"), evidence.place);
    add(tr("Taken by"), evidence.makers);
    add(tr("Source"), evidence.source);
    add(tr("Made how"), evidence.method);
    add(tr("Carrier"), evidence.carrier);
    add(tr("From another body"), evidence.provenance);
    add(tr("Device"), evidence.equipment);
    add(tr("Proves"), evidence.proves);
    add(tr("Step"), evidence.avStepZh);
    add(tr("Original"), evidence.original ? tr("Original") : tr("Copy"));
    add(tr("Verified"),
        evidence.verified ? Words::moment(evidence.verifiedOn) + QLatin1Char(' ') + evidence.verifiedBy : QString());
    add(tr("Excluded because"), evidence.exclusion);
    add(tr("File"), evidence.fileName);
    add(tr("Size"), Words::bytes(evidence.bytes));
    add(tr("Facts"), evidence.facts);
    add(tr("The file claims"),
        QStringList{Words::moment(evidence.claimedAt), evidence.claimedDevice, evidence.claimedPlace}
            .join(QLatin1Char(' '))
            .simplified());
    add(tr("Taken in"), Words::moment(evidence.addedAt) + QLatin1Char(' ') + evidence.addedBy);
    add(tr("Read again"),
        evidence.checkedAt.isEmpty() ? tr("not yet on this PC")
                                     : Words::moment(evidence.checkedAt) + QStringLiteral(" · ")
                + EvidenceModel::ageOf(evidence, desk().clock().today()));
    add(tr("SHA-256"), evidence.sha256.left(32) + QLatin1Char(' ') + evidence.sha256.mid(32));
    return html + QStringLiteral("</table>");
}

void EvidenceTab::offerCurrent()
{
    const QModelIndex at = current();
    if (!at.isValid()) {
        leave();
        return;
    }
    const EvidenceView &evidence = m_model->row(at.row());
    // What is open stays open while records about it come in.
    if (m_offered == evidence.record && m_preview->isOpen())
        return;
    m_offered = evidence.record;
    m_preview->offer({.caseId = m_case,
                      .record = evidence.record,
                      .sha256 = evidence.sha256,
                      .name = evidence.fileName.isEmpty() ? evidence.title : evidence.fileName,
                      .media = evidence.media,
                      .isItem = true},
                     describe(evidence));
}

void EvidenceTab::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && m_take->isVisible() && m_take->isEnabled())
        event->acceptProposedAction();
}

void EvidenceTab::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    if (!paths.isEmpty())
        takeIn(paths);
}

} // namespace anjuan::ui
