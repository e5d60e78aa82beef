#include "ui/casepage/binding_dialog.h"

#include <algorithm>

#include <QtCore/QSettings>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include "core/casework/act_table.h"

namespace anjuan::ui {
namespace {

const QString kKept = QStringLiteral("dossier/binding");

} // namespace

BindingDialog::BindingDialog(const casework::Binding &unit, QWidget *parent)
    : QDialog(parent), m_asUnit(new QCheckBox(this)), m_mostPages(new QSpinBox(this)), m_numbers(new QComboBox(this))
{
    setObjectName(QStringLiteral("bindingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How dossiers are bound"));
    const QJsonObject kept = chosen();
    m_asUnit->setObjectName(QStringLiteral("asUnit"));
    m_mostPages->setObjectName(QStringLiteral("mostPages"));
    m_mostPages->setRange(1, 2000);
    m_mostPages->setValue(kept.value(QLatin1String("most_pages")).toInt(unit.mostPages));
    m_numbers->setObjectName(QStringLiteral("numbers"));
    const casework::Act *act = casework::findAct(QStringLiteral("dossier.build"));
    for (const casework::Field::Option &option : act->field(QStringLiteral("numbers"))->options)
        m_numbers->addItem(option.zh, option.value);
    const QString usual = unit.upperRight ? QStringLiteral("right") : QStringLiteral("outer");
    m_numbers->setCurrentIndex(std::max(0, m_numbers->findData(kept.value(QLatin1String("numbers")).toString(usual))));
    m_asUnit->setText(tr("As the unit binds: %1 pages, numbers %2")
                          .arg(unit.mostPages)
                          .arg(m_numbers->itemText(m_numbers->findData(usual))));
    m_asUnit->setToolTip(tr("The administrator sets it among the particulars of the unit"));
    connect(m_asUnit, &QCheckBox::toggled, m_mostPages, &QWidget::setDisabled);
    connect(m_asUnit, &QCheckBox::toggled, m_numbers, &QWidget::setDisabled);
    m_asUnit->setChecked(kept.isEmpty());
    auto *said =
        new QLabel(tr("A dossier with more pages is bound in several books, each with cover, index and note of "
                      "its own; items and pages are numbered on. An item is cut only where it alone is longer "
                      "than a book."),
                   this);
    said->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->addRow(said);
    form->addRow(m_asUnit);
    form->addRow(tr("Pages of a book at most"), m_mostPages);
    form->addRow(tr("Page numbers"), m_numbers);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("OK"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &BindingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    resize(460, sizeHint().height());
}

QJsonObject BindingDialog::chosen()
{
    return QJsonObject::fromVariantMap(QSettings().value(kKept).toMap());
}

void BindingDialog::accept()
{
    if (m_asUnit->isChecked()) {
        QSettings().remove(kKept);
        QDialog::accept();
        return;
    }
    QSettings().setValue(kKept,
                         QVariantMap{{QStringLiteral("most_pages"), m_mostPages->value()},
                                     {QStringLiteral("numbers"), m_numbers->currentData().toString()}});
    QDialog::accept();
}

} // namespace anjuan::ui
