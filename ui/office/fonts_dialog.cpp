#include "ui/office/fonts_dialog.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFontComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace anjuan::ui {

FontsDialog::FontsDialog(Desk &desk, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_boxes{}, m_missing(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("fontsDialog"));
    setWindowTitle(tr("Fonts of documents"));
    auto *form = new QFormLayout(this);
    const documents::FontSet fonts = casework::fontsOf(m_desk.info().dir);
    const std::array<std::pair<QString, QString>, 4> roles{{{tr("Song (tables, titles)"), fonts.song},
                                                            {tr("Hei (headings)"), fonts.hei},
                                                            {tr("Fangsong (text)"), fonts.fang},
                                                            {tr("Kai (notes)"), fonts.kai}}};
    for (size_t i = 0; i < roles.size(); ++i) {
        m_boxes[i] = new QFontComboBox(this);
        m_boxes[i]->setObjectName(QStringLiteral("font%1").arg(i));
        m_boxes[i]->setWritingSystem(QFontDatabase::Any);
        // One that is not on this machine stays named, until somebody chooses another.
        m_boxes[i]->setEditText(roles[i].second);
        form->addRow(roles[i].first, m_boxes[i]);
        connect(m_boxes[i], &QFontComboBox::editTextChanged, this, &FontsDialog::follow);
    }
    m_missing->setObjectName(QStringLiteral("missing"));
    m_missing->setWordWrap(true);
    m_missing->setTextFormat(Qt::PlainText);
    form->addRow(m_missing);
    auto *buttons = new QDialogButtonBox(this);
    auto *keepButton = buttons->addButton(tr("Keep for this PC"), QDialogButtonBox::AcceptRole);
    keepButton->setObjectName(QStringLiteral("keep"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &FontsDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
}

documents::FontSet FontsDialog::chosen() const
{
    return {.song = m_boxes[0]->currentText().trimmed(),
            .hei = m_boxes[1]->currentText().trimmed(),
            .fang = m_boxes[2]->currentText().trimmed(),
            .kai = m_boxes[3]->currentText().trimmed()};
}

void FontsDialog::follow()
{
    QStringList said;
    for (const Error &missing : casework::missingFonts(chosen()))
        said += Words::of(missing);
    m_missing->setText(said.join(QLatin1Char('\n')));
}

void FontsDialog::keep()
{
    if (const auto kept = casework::keepFonts(m_desk.info().dir, chosen()); !kept) {
        m_missing->setText(Words::of(kept.error()));
        return;
    }
    accept();
}

} // namespace anjuan::ui
