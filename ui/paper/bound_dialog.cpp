#include "ui/paper/bound_dialog.h"

#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

constexpr int kByItself = -1;

QSpinBox *makeCount(const QString &name, QWidget *parent)
{
    auto *count = new QSpinBox(parent);
    count->setObjectName(name);
    count->setRange(kByItself, 99);
    count->setSpecialValueText(BoundDialog::tr("As it fits"));
    count->setValue(kByItself);
    count->setMinimumWidth(72);
    return count;
}

std::optional<int> valueOf(const QSpinBox &count)
{
    return count.value() == kByItself ? std::nullopt : std::optional(count.value());
}

} // namespace

BoundDialog::BoundDialog(Desk &desk, const CaseId &id, const QString &volume, const QString &volumeWords,
                         const QString &stem, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(id),
      m_volume(volume),
      m_stem(stem),
      m_source(new StackSource(desk, this)),
      m_said(new QLabel(this)),
      m_front(makeCount(QStringLiteral("front"), this)),
      m_back(makeCount(QStringLiteral("back"), this)),
      m_sides(
          makeStackList(QStringLiteral("sides"), {tr("Page"), tr("Scanned from"), tr("What it is")}, {60, 190}, this)),
      m_differences(
          makeStackList(QStringLiteral("differences"), {tr("Where paper and electronic volume differ")}, {}, this)),
      m_note(new QLineEdit(this)),
      m_on(new QDateEdit(desk.clock().today(), this)),
      m_index(new QPushButton(tr("Save the index by the paper's numbers…"), this)),
      m_record(new QPushButton(tr("Record"), this))
{
    setObjectName(QStringLiteral("boundDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Scan of the bound volume"));
    resize(940, 640);
    build(volumeWords);
    for (QTreeWidget *list : {m_sides, m_differences})
        list->setWordWrap(true);
    connect(m_source, &StackSource::given, this, &BoundDialog::read);
    connect(m_source, &StackSource::failed, this, &BoundDialog::tell);
    connect(m_front, &QSpinBox::editingFinished, this, &BoundDialog::check);
    connect(m_back, &QSpinBox::editingFinished, this, &BoundDialog::check);
    connect(m_index, &QPushButton::clicked, this, &BoundDialog::saveIndex);
    connect(m_record, &QPushButton::clicked, this, &BoundDialog::record);
    connect(m_sides, &QTreeWidget::itemDoubleClicked, this, [](QTreeWidgetItem *item) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(item->data(0, Qt::UserRole).toString()));
    });
    follow();
}

void BoundDialog::build(const QString &volumeWords)
{
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setText(tr("%1. Scan the bound paper from the first side to the last, or drop its PDF here. Each side with "
                       "something on it behind cover and index gets a number; the code at its foot tells whether it "
                       "is the page that the electronic volume has there.")
                        .arg(volumeWords));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setPlaceholderText(tr("What is done: printed again, bound again, told in the note"));
    m_on->setObjectName(QStringLiteral("scannedOn"));
    m_on->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_on->setCalendarPopup(true);
    m_index->setObjectName(QStringLiteral("saveIndex"));
    m_record->setObjectName(QStringLiteral("record"));
    for (QPushButton *button : {m_index, m_record})
        button->setAutoDefault(false);
    m_sides->setToolTip(tr("A double click shows the side"));
    auto *row = new QHBoxLayout;
    m_source->placeButtons(*row);
    row->addStretch();
    for (const auto &[words, count] : {std::pair(tr("Cover and index, sides"), m_front), {tr("Note, sides"), m_back}}) {
        auto *label = new QLabel(words, this);
        label->setBuddy(count);
        row->addWidget(label);
        row->addWidget(count);
    }
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_index);
    foot->addWidget(m_note, 1);
    foot->addWidget(new QLabel(tr("Scanned on"), this));
    foot->addWidget(m_on);
    foot->addWidget(m_record);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_said);
    column->addLayout(row);
    column->addWidget(m_sides, 3);
    column->addWidget(m_differences, 2);
    column->addLayout(foot);
}

void BoundDialog::tell(const QString &words)
{
    m_said->setText(words);
    Q_EMIT checked();
}

void BoundDialog::read(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_scan.reset();
    m_check.reset();
    follow();
    m_desk.run(this, tr("Reading the pages"), reading([paths](casework::Library &library, Progress &progress) {
                   return casework::readBoundPaper(library, paths, progress);
               }),
               [this](const Result<casework::BoundScan> &scan) {
                   if (!scan) {
                       tell(Words::of(scan.error()));
                       return;
                   }
                   m_scan = *scan;
                   check();
               });
}

void BoundDialog::check()
{
    if (!m_scan)
        return;
    const casework::BoundRequest request{m_case, m_volume, valueOf(*m_front), valueOf(*m_back)};
    m_desk.run(this, QString(), reading([scan = *m_scan, request](casework::Library &library, Progress &) {
                   return casework::checkBoundPaper(library, scan, request);
               }),
               [this](const Result<casework::BoundCheck> &check) {
                   m_check.reset();
                   if (check)
                       show(*check);
                   else
                       m_said->setText(Words::of(check.error()));
                   follow();
                   Q_EMIT checked();
               });
}

void BoundDialog::show(const casework::BoundCheck &check)
{
    m_check = check;
    m_sides->clear();
    for (const casework::BoundCheck::Line &line : check.lines) {
        auto *item = new QTreeWidgetItem(
            m_sides, {line.number > 0 ? QString::number(line.number) : QString(), line.from, line.words});
        item->setData(0, Qt::UserRole, line.file);
        item->setToolTip(2, line.words);
        if (line.differs)
            item->setForeground(2, look::toned(QColor(0xa0, 0x20, 0x20)));
    }
    m_differences->clear();
    for (const casework::BoundCheck::Difference &one : check.differences)
        new QTreeWidgetItem(m_differences, {one.words});
    QStringList said = {tr("%1 sides: %2 before the numbers, %3 numbered, %4 behind them, %5 blank; codes read on %6.")
                            .arg(check.lines.size())
                            .arg(check.front)
                            .arg(check.numbered)
                            .arg(check.back)
                            .arg(check.blank)
                            .arg(check.coded),
                        check.isEqual() ? tr("The paper is the electronic volume, page by page.")
                                        : tr("The paper differs from the electronic volume in %n place(s).", nullptr,
                                             static_cast<int>(check.differences.size()))};
    if (const QString stopped = m_source->takeStopped(); !stopped.isEmpty())
        said += stopped;
    m_said->setText((said + m_scan->unread).join(QLatin1Char('\n')));
}

void BoundDialog::saveIndex()
{
    const QString name = m_stem + QLatin1Char('-') + tr("index") + QStringLiteral(".pdf");
    m_desk.prompt().saveFile(this, tr("Save the index"), name, [this](const QString &file) {
        m_desk.run(this, tr("Writing the index"),
                   reading([check = *m_check, file](casework::Library &library, Progress &) {
                       return casework::saveBoundIndex(library, check, file);
                   }),
                   [this, file](const Result<void> &written) {
                       tell(written ? tr("Index written to %1").arg(file) : Words::of(written.error()));
                   });
    });
}

void BoundDialog::record()
{
    m_record->setEnabled(false);
    m_desk.run(
        this, tr("Taking the scan in"),
        [scan = *m_scan, check = *m_check, on = m_on->date(),
         note = m_note->text()](Core core, Progress &progress) -> Result<casework::Outcome> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::recordBoundPaper(*core.session, scan, check, on, note, progress);
        },
        [this, id = m_case](const Result<casework::Outcome> &done) {
            if (!done) {
                follow();
                tell(Words::of(done.error()));
                return;
            }
            m_desk.announce(id);
            Q_EMIT recorded();
            accept();
        });
}

void BoundDialog::follow()
{
    m_index->setEnabled(m_check.has_value());
    m_record->setEnabled(m_check.has_value() && m_desk.whyReadOnly().isEmpty() && m_desk.isLoggedIn());
}

} // namespace anjuan::ui
