#include "ui/exchange/passphrase_box.h"

#include <QtCore/QRandomGenerator>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

QString newPassphrase()
{
    static const QString letters = QStringLiteral("abcdefghjkmnpqrstuvwxyz23456789");
    constexpr int kGroups = 4;
    constexpr int kInGroup = 4;
    QStringList groups;
    for (int i = 0; i < kGroups; ++i) {
        QString group;
        for (int j = 0; j < kInGroup; ++j)
            group += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
        groups.append(group);
    }
    return groups.join(QLatin1Char('-'));
}

PassphraseBox::PassphraseBox(bool isOn, QWidget *parent)
    : QWidget(parent),
      m_on(new QCheckBox(tr("Locked with a passphrase (tell it by telephone, not on the same stick)"), this)),
      m_words(new QLineEdit(newPassphrase(), this))
{
    setObjectName(QStringLiteral("passphraseBox"));
    m_on->setObjectName(QStringLiteral("withPassphrase"));
    m_on->setChecked(isOn);
    m_words->setObjectName(QStringLiteral("passphrase"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(18);
    font.setBold(true);
    m_words->setFont(font);
    auto *copyButton = new QPushButton(tr("Copy"), this);
    auto *printButton = new QPushButton(tr("Print…"), this);
    for (QPushButton *button : {copyButton, printButton})
        button->setAutoDefault(false);
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(20, 0, 0, 0);
    row->addWidget(m_words, 1);
    row->addWidget(copyButton);
    row->addWidget(printButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_on);
    column->addWidget(body);
    body->setVisible(isOn);
    connect(m_on, &QCheckBox::toggled, body, &QWidget::setVisible);
    connect(copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_words->text()); });
    connect(printButton, &QPushButton::clicked, this, &PassphraseBox::print);
}

Secret PassphraseBox::secret() const
{
    return isOn() ? Secret::fromText(m_words->text().trimmed()) : Secret();
}

bool PassphraseBox::isOn() const
{
    return m_on->isChecked() && !m_words->text().trimmed().isEmpty();
}

void PassphraseBox::freeze()
{
    m_on->setEnabled(false);
    m_words->setReadOnly(true);
}

void PassphraseBox::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this, [this, printer] {
        QTextDocument document;
        document.setHtml(QStringLiteral("<p>%1</p><p style=\"font-family:monospace;font-size:22pt\">%2</p>")
                             .arg(m_about.toHtmlEscaped(), m_words->text().toHtmlEscaped()));
        document.print(printer.get());
    });
    dialog->open();
}

} // namespace anjuan::ui
