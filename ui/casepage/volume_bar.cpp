#include "ui/casepage/volume_bar.h"

#include <algorithm>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include "ui/common/flow_layout.h"

namespace anjuan::ui {

VolumeBar::VolumeBar(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_volumes(new QComboBox(this)),
      m_open(new QPushButton(tr("Show the volume"), this)),
      m_save(new QPushButton(tr("Save the volume as it was built…"), this)),
      m_bind(new QPushButton(tr("Bind what came after archiving…"), this))
{
    m_volumes->setObjectName(QStringLiteral("volumes"));
    m_open->setObjectName(QStringLiteral("openVolume"));
    m_open->setToolTip(tr("Shows it below as it was built, to be read or printed"));
    m_save->setObjectName(QStringLiteral("saveVolume"));
    m_bind->setObjectName(QStringLiteral("bindLater"));
    m_bind->setToolTip(tr("The archived volume stays as it is; later papers get a volume of their own, numbered on."));
    auto *row = new FlowLayout(this);
    row->addWidget(new QLabel(tr("Volumes built:"), this));
    row->addWidget(m_volumes);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addWidget(m_bind);
    connect(m_open, &QPushButton::clicked, this, &VolumeBar::open);
    connect(m_save, &QPushButton::clicked, this, &VolumeBar::save);
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
        this, {}, [id](Core core, Progress &) { return casework::volumesOf(*core.library, id); },
        [this, asked](const Result<std::vector<casework::VolumeRow>> &rows) {
            if (asked == m_asked)
                fill(rows ? *rows : std::vector<casework::VolumeRow>());
        });
}

void VolumeBar::fill(const std::vector<casework::VolumeRow> &rows)
{
    m_volumes->clear();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        QString words =
            tr("Volume %1 %2").arg(row->volume).arg(casework::volumeWords(row->side, row->volume)).trimmed();
        if (row->pageTo > 0)
            words += tr(", pages %1–%2").arg(row->pageFrom).arg(row->pageTo);
        words += QStringLiteral("  ") + dateText(row->on);
        if (!row->stands)
            words += tr(" (made anew since)");
        if (!row->here)
            words += tr(" (not on this computer)");
        m_volumes->addItem(words, row->record);
    }
    setVisible(!rows.empty());
    m_bind->setVisible(m_mayBind);
    const QString why = m_desk.whyReadOnly();
    m_bind->setEnabled(why.isEmpty());
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
