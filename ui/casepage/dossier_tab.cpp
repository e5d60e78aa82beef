#include "ui/casepage/dossier_tab.h"

#include <algorithm>

#include <QtCore/QRegularExpression>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"
#include "core/casework/volumes.h"

#include "ui/act_pages.h"
#include "ui/casepage/binding_dialog.h"
#include "ui/casepage/copy_dialog.h"
#include "ui/casepage/volume_bar.h"
#include "ui/common/act_bar.h"
#include "ui/common/flow_layout.h"
#include "ui/exchange/parts.h"
#include "ui/forms/act_dialog.h"
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {

DossierTab::DossierTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_build(new QPushButton(tr("Build the dossier (PDF)…"), this)),
      m_export(new QPushButton(tr("Export a bundle…"), this)),
      m_copy(new QPushButton(tr("Copy for the party or a court…"), this)),
      m_split(new QCheckBox(tr("Outer and inner volume"), this)),
      m_order(new QComboBox(this)),
      m_binding(new QPushButton(tr("Binding…"), this)),
      m_volumes(new VolumeBar(desk, this)),
      m_result(new QLabel(this)),
      m_preview(new PreviewPane(desk, this)),
      m_acts(nullptr)
{
    setObjectName(QStringLiteral("dossierTab"));
    QStringList others = actsOn(Page::Dossier);
    others.removeAll(QStringLiteral("dossier.build"));
    others.removeAll(QStringLiteral("copy.give"));
    others.removeAll(QStringLiteral("dossier.rescan"));
    m_acts = new ActBar(others, this);
    m_build->setObjectName(QStringLiteral("act:dossier.build"));
    m_export->setObjectName(QStringLiteral("exportBundle"));
    m_copy->setObjectName(QStringLiteral("act:copy.give"));
    m_split->setObjectName(QStringLiteral("splitVolumes"));
    m_split->setToolTip(tr("The outer volume holds what the party may see, the inner one internal papers."));
    m_order->setObjectName(QStringLiteral("volumeOrder"));
    m_order->setToolTip(tr("In which order the papers lie: as the case went, or as market supervision binds, with the "
                           "decision and its service in front."));
    m_order->addItem(tr("In the order of the process"), QString());
    m_order->addItem(tr("In the order of market supervision"), QStringLiteral("market"));
    m_binding->setObjectName(QStringLiteral("binding"));
    m_binding->setToolTip(tr("How many pages a book holds, and where page numbers stand"));
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_build, m_split, m_order, m_binding, m_export, m_copy, m_acts})
        row->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->addWidget(head);
    column->addWidget(m_volumes);
    column->addWidget(m_result);
    column->addWidget(m_preview, 1);
    connect(m_build, &QPushButton::clicked, this, &DossierTab::chooseDossier);
    connect(m_binding, &QPushButton::clicked, this, &DossierTab::openBinding);
    connect(m_export, &QPushButton::clicked, this, &DossierTab::chooseBundle);
    connect(m_copy, &QPushButton::clicked, this, &DossierTab::makeCopy);
    connect(m_volumes, &VolumeBar::saved, this, [this](const QString &file) {
        m_result->setText(tr("Volume written to %1").arg(file));
        m_preview->openPdf(file);
    });
    connect(m_volumes, &VolumeBar::opened, this, [this](const QString &file) { m_preview->openPdf(file); });
    connect(m_volumes, &VolumeBar::bindChosen, this, [this] {
        openAct(this, this->desk(), QStringLiteral("dossier.build"), m_case,
                {{QStringLiteral("compiler"), this->desk().person().toString()}});
    });
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) { Q_EMIT actChosen(act, {}); });
}

void DossierTab::show(const casework::CaseView &view)
{
    if (m_case != view.id) {
        m_result->setText(
            tr("The dossier holds every document, piece of evidence and record as of the last record, with an "
               "index and page numbers. The bundle carries the signed chain and its files; whoever gets it can "
               "check it without this program."));
    }
    m_case = view.id;
    m_name = view.row.number.isEmpty() ? view.row.cause : view.row.number;
    m_acts->follow(view.next, desk().roles());
    m_build->setVisible(isOffered(QStringLiteral("dossier.build")));
    m_split->setVisible(isOffered(QStringLiteral("dossier.build")));
    m_order->setVisible(isOffered(QStringLiteral("dossier.build")));
    m_binding->setVisible(isOffered(QStringLiteral("dossier.build")));
    const bool archived =
        std::any_of(view.timeline.begin(), view.timeline.end(),
                    [](const casework::RecordView &record) { return record.kind == QLatin1String("case.archived"); });
    m_volumes->show(view.id, fileStem(), archived && isOffered(QStringLiteral("dossier.build")));
    m_copy->setVisible(isOffered(QStringLiteral("copy.give")));
    for (QPushButton *button : {m_build, m_export, m_copy}) {
        button->setEnabled(desk().whyReadOnly().isEmpty());
        button->setToolTip(desk().whyReadOnly());
    }
}

void DossierTab::leave()
{
    m_preview->clear();
}

QString DossierTab::fileStem() const
{
    static const QRegularExpression unfit(QStringLiteral("[\\\\/:*?\"<>|\\s]"));
    QString stem = m_name;
    stem.replace(unfit, QStringLiteral("_"));
    return stem.isEmpty() ? m_case.toString().left(8) : stem;
}

void DossierTab::chooseDossier()
{
    desk().prompt().saveFile(this, tr("Save the dossier"), fileStem() + QStringLiteral(".pdf"),
                             [this](const QString &file) { buildDossier(file); });
}

void DossierTab::buildDossier(const QString &file)
{
    m_build->setEnabled(false);
    QJsonObject with = BindingDialog::chosen();
    if (m_split->isChecked())
        with.insert(QStringLiteral("split"), true);
    if (const QString order = m_order->currentData().toString(); !order.isEmpty())
        with.insert(QStringLiteral("order"), order);
    desk().run(
        this, tr("Building the dossier"),
        [id = m_case, file, with](Core core, Progress &progress) -> Result<casework::VolumesMade> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::buildVolumes(*core.session, {.caseId = id, .file = file, .with = with}, progress);
        },
        [this, id = m_case](const Result<casework::VolumesMade> &made) {
            m_build->setEnabled(true);
            if (!made) {
                m_result->setText(Words::of(made.error()));
                return;
            }
            m_result->setText(tr("Dossier written to %1. Its building is on record %2.")
                                  .arg(made->files.join(QStringLiteral(", ")), made->records.value(0).left(16)));
            m_preview->openPdf(made->files.value(0));
            desk().announce(id);
        });
}

void DossierTab::openBinding()
{
    desk().run(this, QString(), reading([](casework::Library &library, Progress &) -> Result<casework::Binding> {
                   return casework::unitBinding(library);
               }),
               [this](const Result<casework::Binding> &unit) {
                   if (unit)
                       (new BindingDialog(*unit, this))->open();
                   else
                       desk().prompt().tell(this, Words::of(unit.error()), true);
               });
}

void DossierTab::makeCopy()
{
    auto *dialog = new CopyDialog(desk(), m_case, fileStem(), this);
    connect(dialog, &CopyDialog::made, this, [this](const QString &file) {
        m_result->setText(
            tr("Copy written to %1. Who was given it is on record. Look it through before it goes.").arg(file));
        m_preview->openPdf(file);
    });
    dialog->open();
}

void DossierTab::chooseBundle()
{
    desk().prompt().saveFile(this, tr("Save the bundle"), fileStem() + QStringLiteral(".anjuan.zip"),
                             [this](const QString &file) { exportBundle(file); });
}

void DossierTab::exportBundle(const QString &file)
{
    m_export->setEnabled(false);
    desk().run(
        this, tr("Exporting the bundle"),
        [id = m_case, file](Core core, Progress &progress) -> Result<casework::ExportedBundle> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            casework::ExportRequest request;
            request.cases = {id};
            request.file = file;
            return core.session->exportBundle(request, progress);
        },
        [this, id = m_case, file](const Result<casework::ExportedBundle> &done) {
            m_export->setEnabled(true);
            if (!done) {
                m_result->setText(Words::of(done.error()));
                return;
            }
            QString words = tr("Bundle written to %1").arg(file);
            if (!done->lost.isEmpty())
                words += QLatin1Char('\n')
                    + message(QStringLiteral("exchange.content_lost"),
                              {QString::number(done->lost.size()), done->lost.join(QStringLiteral(", "))});
            m_result->setText(words);
            desk().announce(id);
        });
}

} // namespace anjuan::ui
