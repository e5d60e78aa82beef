#include "ui/paper/scanner_dialog.h"

#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

/// In words, where the driver's own are known.
QString sourceText(const QString &source)
{
    const QString plain = source.toLower();
    if (plain.contains(QLatin1String("duplex")))
        return ScannerDialog::tr("Feeder, both sides (%1)").arg(source);
    if (documents::isFeeder(source))
        return ScannerDialog::tr("Feeder (%1)").arg(source);
    if (plain.contains(QLatin1String("flatbed")))
        return ScannerDialog::tr("Glass, one page (%1)").arg(source);
    return source;
}

void choose(QComboBox *box, const QVariant &value)
{
    if (const int at = box->findData(value); at >= 0)
        box->setCurrentIndex(at);
}

} // namespace

ScannerDialog::ScannerDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_said(new QLabel(this)),
      m_scanner(new QComboBox(this)),
      m_source(new QComboBox(this)),
      m_colour(new QComboBox(this)),
      m_dpi(new QComboBox(this)),
      m_scan(new QPushButton(tr("Scan"), this))
{
    setObjectName(QStringLiteral("scannerDialog"));
    setWindowTitle(tr("From a scanner"));
    setMinimumWidth(480);
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setWordWrap(true);
    m_scanner->setObjectName(QStringLiteral("scanner"));
    m_source->setObjectName(QStringLiteral("source"));
    m_colour->setObjectName(QStringLiteral("colour"));
    m_dpi->setObjectName(QStringLiteral("dpi"));
    m_scan->setObjectName(QStringLiteral("scan"));
    m_scan->setDefault(true);
    m_scan->setEnabled(false);
    m_colour->addItem(tr("Grey (smaller)"), false);
    m_colour->addItem(tr("Colour (red seals stay red)"), true);
    for (const int dpi : {150, 200, 300})
        m_dpi->addItem(tr("%1 dots to the inch").arg(dpi), dpi);
    auto *form = new QFormLayout;
    form->addRow(tr("Scanner"), m_scanner);
    form->addRow(tr("Pages from"), m_source);
    form->addRow(tr("As"), m_colour);
    form->addRow(tr("Fineness"), m_dpi);
    auto *close = new QPushButton(tr("Close"), this);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_scan);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_said);
    column->addLayout(form);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_scan, &QPushButton::clicked, this, [this] {
        remember();
        accept();
    });
    connect(m_scanner, &QComboBox::activated, this, &ScannerDialog::ask);
    const QSettings kept;
    choose(m_colour, kept.value(QStringLiteral("scanner/colour"), false));
    choose(m_dpi, kept.value(QStringLiteral("scanner/dpi"), 200));
    look();
}

documents::ScanWish ScannerDialog::wish() const
{
    return {m_scanner->currentData().toString(), m_source->currentData().toString(), m_colour->currentData().toBool(),
            m_dpi->currentData().toInt()};
}

void ScannerDialog::remember()
{
    QSettings kept;
    kept.setValue(QStringLiteral("scanner/id"), m_scanner->currentData());
    kept.setValue(QStringLiteral("scanner/source"), m_source->currentData());
    kept.setValue(QStringLiteral("scanner/colour"), m_colour->currentData());
    kept.setValue(QStringLiteral("scanner/dpi"), m_dpi->currentData());
}

void ScannerDialog::say(const QString &text, bool bad)
{
    m_said->setText(text);
    m_said->setStyleSheet(bad ? look::toned(QStringLiteral("color:#b3261e")) : QString());
}

void ScannerDialog::look()
{
    say(tr("Looking for scanners…"), false);
    m_desk.run(
        this, QString(), [](const Core &, Progress &progress) { return documents::scannersHere(progress); },
        [this](const Result<std::vector<documents::Scanner>> &found) {
            if (!found) {
                say(Words::of(found.error()), true);
                Q_EMIT looked();
                return;
            }
            for (const documents::Scanner &scanner : *found)
                m_scanner->addItem(scanner.name, scanner.id);
            if (found->empty()) {
                say(tr("No scanner answers. Switch it on, see to its cable, and open this again; or scan with its own "
                       "program and choose the folder."),
                    true);
                Q_EMIT looked();
                return;
            }
            choose(m_scanner, QSettings().value(QStringLiteral("scanner/id")));
            ask();
        });
}

/// What the chosen scanner can take its pages from.
void ScannerDialog::ask()
{
    m_scan->setEnabled(false);
    m_source->clear();
    m_desk.run(
        this, QString(),
        [id = m_scanner->currentData().toString()](const Core &, Progress &progress) {
            return documents::sourcesOf(id, progress);
        },
        [this](const Result<QStringList> &sources) {
            if (!sources) {
                say(Words::of(sources.error()), true);
                Q_EMIT looked();
                return;
            }
            say(tr("A feeder scans until it is empty; the pages are filed by the codes at their feet."), false);
            for (const QString &source : *sources)
                m_source->addItem(sourceText(source), source);
            for (int at = 0; at < m_source->count(); ++at) {
                if (documents::isFeeder(m_source->itemData(at).toString())) {
                    m_source->setCurrentIndex(at);
                    break;
                }
            }
            choose(m_source, QSettings().value(QStringLiteral("scanner/source")));
            m_source->setEnabled(m_source->count() > 1);
            m_scan->setEnabled(true);
            Q_EMIT looked();
        });
}

} // namespace anjuan::ui
