#include "ui/casepage/volume_bar.h"

#include <algorithm>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include "ui/common/flow_layout.h"
#include "ui/paper/bound_dialog.h"

namespace anjuan::ui {

VolumeBar::VolumeBar(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_volumes(new QComboBox(this)),
      m_open(new QPushButton(tr("Show the volume"), this)),
      m_save(new QPushButton(tr("Save the volume as it was built…"), this)),
      m_bind(new QPushButton(tr("Bind what came after archiving…"), this)),
      m_paper(new QPushButton(tr("Scan the bound paper…"), this))
{
    m_volumes->setObjectName(QStringLiteral("volumes"));
    m_open->setObjectName(QStringLiteral("openVolume"));
    m_open->setToolTip(tr("Shows it below as it was built, to be read or printed"));
    m_save->setObjectName(QStringLiteral("saveVolume"));
    m_volumes->setSizeAdjustPolicy(QComboBox::AdjustToContents); // of another case it may be longer
    m_bind->setObjectName(QStringLiteral("bindLater"));
    m_bind->setToolTip(tr("The archived volume stays as it is; later papers get a volume of their own, numbered on."));
    m_paper->setObjectName(QStringLiteral("act:dossier.rescan"));
    m_paper->setToolTip(
        tr("The bound volume is scanned once, from the first side to the last, and held against this one."));
    auto *row = new FlowLayout(this);
    row->addWidget(new QLabel(tr("Volumes built:"), this));
    row->addWidget(m_volumes);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addWidget(m_bind);
    row->addWidget(m_paper);
    connect(m_open, &QPushButton::clicked, this, &VolumeBar::open);
    connect(m_save, &QPushButton::clicked, this, &VolumeBar::save);
    connect(m_paper, &QPushButton::clicked, this, &VolumeBar::holdAgainstPaper);
    connect(m_bind, &QPushButton::clicked, this, [this] {
        m_lastBound = m_volumes->itemData(0).toString();
        Q_EMIT bindChosen();
    });
    hide();
}

void VolumeBar::show(const CaseId &id, const QString &stem, bool mayBind)
{
    if (m_case != id)
        m_lastBound.clear();
    m_case = id;
    m_stem = stem;
    m_mayBind = mayBind;
    const int asked = ++m_asked;
    m_desk.run(
        this, {},
        [id](Core core, Progress &) -> Result<Shown> {
            ANJUAN_TRY(auto volumes, casework::volumesOf(*core.library, id));
            ANJUAN_TRY(auto papers, casework::boundPapersOf(*core.library, id));
            return Shown{std::move(volumes), std::move(papers)};
        },
        [this, asked](const Result<Shown> &shown) {
            if (asked == m_asked)
                fill(shown ? *shown : Shown());
        });
}

void VolumeBar::fill(const Shown &shown)
{
    const std::vector<casework::VolumeRow> &rows = shown.volumes;
    m_volumes->clear();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        QString words = tr("Volume %1 %2").arg(row->volume).arg(row->words()).trimmed();
        if (row->pageTo > 0)
            words += tr(", pages %1–%2").arg(row->pageFrom).arg(row->pageTo);
        words += QStringLiteral("  ") + dateText(row->on);
        if (!row->stands)
            words += tr(" (made anew since)");
        if (!row->here)
            words += tr(" (not on this computer)");
        const auto paper = std::find_if(shown.papers.rbegin(), shown.papers.rend(),
                                        [&](const casework::BoundRow &one) { return one.volume == row->record; });
        if (paper != shown.papers.rend())
            words += paper->differences == 0
                ? tr(" (paper scanned %1: the same)").arg(dateText(paper->on))
                : tr(" (paper scanned %1: %2 differences)").arg(dateText(paper->on)).arg(paper->differences);
        m_volumes->addItem(words, row->record);
    }
    setVisible(!rows.empty());
    m_bind->setVisible(m_mayBind);
    const QString why = m_desk.whyReadOnly();
    m_bind->setEnabled(why.isEmpty());
    m_paper->setEnabled(!rows.empty());
    // What was bound just now is what one wants to see, and not the volume shown before it.
    if (!m_lastBound.isEmpty() && m_volumes->count() > 0 && m_volumes->itemData(0).toString() != m_lastBound) {
        m_lastBound.clear();
        open();
    }
}

void VolumeBar::write(const QString &file, void (VolumeBar::*done)(const QString &))
{
    m_desk.run(
        this, {},
        [id = m_case, record = m_volumes->currentData().toString(), file](Core core, Progress &) {
            return casework::saveVolume(*core.library, id, record, file);
        },
        [this, file, done](const Result<void> &written) {
            if (written)
                Q_EMIT(this->*done)(file);
            else
                m_desk.prompt().tell(this, Words::of(written.error()), true);
        });
}

void VolumeBar::holdAgainstPaper()
{
    auto *dialog =
        new BoundDialog(m_desk, m_case, m_volumes->currentData().toString(), m_volumes->currentText(), m_stem, this);
    dialog->open();
}

void VolumeBar::save()
{
    const QString name =
        m_stem + QLatin1Char('-') + m_volumes->currentText().section(QLatin1Char(' '), 0, 1) + QStringLiteral(".pdf");
    m_desk.prompt().saveFile(this, tr("Save the volume"), QString(name).remove(QLatin1Char(' ')),
                             [this](const QString &file) { write(file, &VolumeBar::saved); });
}

void VolumeBar::open()
{
    // A name of its own each time: what is shown still reads the one before.
    write(m_looked.filePath(QStringLiteral("%1-%2.pdf").arg(m_stem).arg(++m_count)), &VolumeBar::opened);
}

} // namespace anjuan::ui
