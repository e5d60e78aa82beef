#include "ui/casepage/print_copies_dialog.h"

#include <algorithm>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

std::vector<PrintCopy> usualCopies(const std::vector<PrintItem> &items)
{
    std::vector<PrintCopy> out;
    for (const PrintItem &item : items) {
        if (item.copies.empty())
            out.push_back({item.title, item.sha256, {}});
        else
            out.push_back({item.title, item.copies.front().sha256, item.copies.front().words()});
    }
    return out;
}

QString nameOf(const PrintCopy &copy)
{
    return copy.signedAs.isEmpty() ? copy.title
                                   : copy.title + QStringLiteral("（") + copy.signedAs + QStringLiteral("）");
}

/// Which copy is printed stands above the pages.
QString titleOf(const std::vector<PrintCopy> &copies)
{
    const auto made =
        std::count_if(copies.begin(), copies.end(), [](const PrintCopy &one) { return one.signedAs.isEmpty(); });
    if (copies.size() == 1)
        return made == 0 ? PrintCopiesDialog::tr("Printing %1").arg(nameOf(copies.front()))
                         : PrintCopiesDialog::tr("Printing %1 as made, unsigned").arg(copies.front().title);
    return PrintCopiesDialog::tr("Printing %1 documents: %2 signed, %3 as made, unsigned")
        .arg(copies.size())
        .arg(static_cast<qsizetype>(copies.size()) - made)
        .arg(made);
}

PrintCopiesDialog::PrintCopiesDialog(std::vector<PrintItem> items, QWidget *parent)
    : QDialog(parent), m_items(std::move(items))
{
    setObjectName(QStringLiteral("printCopiesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Which copy is printed"));
    auto *said = new QLabel(tr("Somebody has signed: the signed copy is printed unless another is chosen here."), this);
    said->setWordWrap(true);
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("copies"));
    list->setRootIsDecorated(false);
    list->setHeaderLabels({tr("Document"), tr("Printed")});
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const PrintItem &item : m_items) {
        auto *row = new QTreeWidgetItem(list, {item.title});
        row->setToolTip(0, item.title);
        if (item.copies.empty()) {
            row->setText(1, tr("As made; nobody has signed it here"));
            m_boxes.push_back(nullptr);
            continue;
        }
        auto *box = new QComboBox(list);
        for (const casework::SignedCopy &copy : item.copies)
            box->addItem(copy.words(), copy.sha256);
        box->addItem(tr("As made, unsigned"), item.sha256);
        list->setItemWidget(row, 1, box);
        m_boxes.push_back(box);
    }
    auto *buttons = new QDialogButtonBox(this);
    auto *print = buttons->addButton(tr("Go on to print"), QDialogButtonBox::AcceptRole);
    print->setObjectName(QStringLiteral("goOn"));
    print->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    const auto add = [&](const QString &words, const char *name, bool asSigned) {
        auto *button = new QPushButton(words, this);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, asSigned] { chooseAll(asSigned); });
        foot->addWidget(button);
    };
    add(tr("All signed"), "allSigned", true);
    add(tr("All as made"), "allAsMade", false);
    foot->addStretch();
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addWidget(list, 1);
    column->addLayout(foot);
    resize(640, 300);
}

void PrintCopiesDialog::chooseAll(bool asSigned)
{
    for (QComboBox *box : m_boxes) {
        if (box)
            box->setCurrentIndex(asSigned ? 0 : box->count() - 1);
    }
}

std::vector<PrintCopy> PrintCopiesDialog::chosen() const
{
    std::vector<PrintCopy> out = usualCopies(m_items);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!m_boxes[i])
            continue;
        const bool made = m_boxes[i]->currentIndex() == m_boxes[i]->count() - 1;
        out[i].sha256 = m_boxes[i]->currentData().toString();
        out[i].signedAs = made ? QString() : m_boxes[i]->currentText();
    }
    return out;
}

} // namespace anjuan::ui
