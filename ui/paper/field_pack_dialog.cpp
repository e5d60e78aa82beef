#include "ui/paper/field_pack_dialog.h"

#include <algorithm>

#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"

namespace anjuan::ui {
namespace {

constexpr int kLeastColumn = 90; // of the list of sheets, empty or not

struct Loaded {
    std::vector<casework::FieldForm> forms;
    std::vector<documents::FieldSheet> sheets;
};

QString stateOf(const documents::FieldSheet &sheet)
{
    const QString state = sheet.document.isEmpty() ? sheet.state : QStringLiteral("home");
    return message(QStringLiteral("field.state_") + state, {}, Words::language());
}

} // namespace

FieldPackDialog::FieldPackDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_said(new QLabel(this)),
      m_places(new QPlainTextEdit(this)),
      m_second(new QComboBox(this)),
      m_forms(new QWidget(this)),
      m_make(new QPushButton(tr("Make and save as one PDF…"), this)),
      m_sheets(new QTreeWidget(this)),
      m_reason(new QLineEdit(this)),
      m_return(new QPushButton(tr("Unused: give back"), this)),
      m_void(new QPushButton(tr("Spoilt: void"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("fieldPackDialog"));
    setWindowTitle(tr("Forms to take outside"));
    m_said->setObjectName(QStringLiteral("fieldPackWords"));
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setText(
        tr("Each place gets a set of blank forms. Their numbers are taken at once, so that nobody else gets "
           "them. What is written by hand is the original: scan it with \"Signed pages…\" when you are back."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_said);
    column->addWidget(makeAsking());
    column->addWidget(makeSheets(), 1);
    column->addWidget(buttons);
    resize(940, 660);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_places, &QPlainTextEdit::textChanged, this, &FieldPackDialog::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &FieldPackDialog::follow);
    connect(m_sheets, &QTreeWidget::itemSelectionChanged, this, &FieldPackDialog::follow);
    connect(m_make, &QPushButton::clicked, this, [this] {
        m_desk.prompt().saveFile(this, tr("Save the forms"), tr("forms-to-take-outside.pdf"),
                                 [this](const QString &file) { make(file); });
    });
    connect(m_return, &QPushButton::clicked, this, [this] { giveBack(true); });
    connect(m_void, &QPushButton::clicked, this, [this] { giveBack(false); });
    follow();
    load();
}

QWidget *FieldPackDialog::makeAsking()
{
    auto *box = new QWidget(this);
    m_places->setObjectName(QStringLiteral("places"));
    m_places->setPlaceholderText(tr("One place a line"));
    m_places->setTabChangesFocus(true);
    m_places->setMaximumHeight(90);
    m_second->setObjectName(QStringLiteral("secondOfficer"));
    m_second->addItem(tr("(no second officer yet)"), QString());
    for (const casework::PersonView &person : m_desk.people()) {
        if (person.id != m_desk.person() && person.roles.contains(QLatin1String("officer")))
            m_second->addItem(person.name, person.id.toString());
    }
    if (m_second->count() > 1)
        m_second->setCurrentIndex(1);
    m_make->setObjectName(QStringLiteral("makePack"));
    m_forms->setObjectName(QStringLiteral("fieldForms"));
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    auto *places = new QLabel(tr("Places"), box);
    places->setBuddy(m_places);
    auto *second = new QLabel(tr("With"), box);
    second->setBuddy(m_second);
    grid->addWidget(places, 0, 0, Qt::AlignTop);
    grid->addWidget(m_places, 0, 1);
    grid->addWidget(second, 1, 0);
    grid->addWidget(m_second, 1, 1);
    grid->addWidget(m_make, 2, 1, Qt::AlignRight);
    grid->addWidget(m_forms, 0, 2, 3, 1);
    grid->setColumnStretch(1, 1);
    return box;
}

QWidget *FieldPackDialog::makeSheets()
{
    auto *box = new QGroupBox(tr("Taken outside"), this);
    m_sheets->setObjectName(QStringLiteral("fieldSheets"));
    m_sheets->setRootIsDecorated(false);
    m_sheets->setAlternatingRowColors(true);
    m_sheets->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_sheets->setHeaderLabels(
        {tr("State"), tr("Form"), tr("Number"), tr("Place"), tr("Taken on"), tr("Code"), tr("Why")});
    m_reason->setObjectName(QStringLiteral("backReason"));
    m_reason->setPlaceholderText(tr("Why it comes back, or is void"));
    m_return->setObjectName(QStringLiteral("giveBack"));
    m_return->setToolTip(tr("Its number is given to the next paper. Tear the sheet up."));
    m_void->setObjectName(QStringLiteral("voidSheet"));
    m_void->setToolTip(tr("Its number is never given again; the reason stands in the list of numbers."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_reason, 1);
    row->addWidget(m_return);
    row->addWidget(m_void);
    auto *column = new QVBoxLayout(box);
    column->addWidget(m_sheets);
    column->addLayout(row);
    return box;
}

void FieldPackDialog::load()
{
    m_desk.run(
        this, {},
        [](Core core, Progress &) -> Result<Loaded> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            ANJUAN_TRY(auto sheets, casework::fieldSheets(*core.library));
            return Loaded{casework::fieldForms(*core.library), std::move(sheets)};
        },
        [this](const Result<Loaded> &loaded_) {
            if (!loaded_) {
                m_said->setText(Words::of(loaded_.error()));
            } else {
                if (m_copies.empty())
                    fill(loaded_->forms);
                list(loaded_->sheets);
            }
            follow();
            Q_EMIT loaded();
        });
}

void FieldPackDialog::fill(const std::vector<casework::FieldForm> &forms)
{
    constexpr int kColumns = 2;
    constexpr int kMost = 20;
    auto *grid = new QGridLayout(m_forms);
    grid->setContentsMargins(12, 0, 0, 0);
    for (std::size_t at = 0; at < forms.size(); ++at) {
        auto *copies = new QSpinBox(m_forms);
        copies->setObjectName(QStringLiteral("copies:") + forms[at].form);
        copies->setRange(0, kMost);
        copies->setValue(forms[at].copies);
        auto *label = new QLabel(forms[at].title, m_forms);
        label->setBuddy(copies);
        const int row = static_cast<int>(at) / kColumns;
        const int column = static_cast<int>(at) % kColumns * 2;
        grid->addWidget(copies, row, column);
        grid->addWidget(label, row, column + 1);
        connect(copies, &QSpinBox::valueChanged, this, &FieldPackDialog::follow);
        m_copies.emplace_back(forms[at].form, copies);
    }
}

void FieldPackDialog::list(const std::vector<documents::FieldSheet> &sheets)
{
    m_sheets->clear();
    for (const documents::FieldSheet &sheet : sheets) {
        auto *item = new QTreeWidgetItem(
            m_sheets,
            {stateOf(sheet), sheet.title, sheet.number, sheet.place, sheet.takenOn, sheet.code, sheet.reason});
        item->setData(0, Qt::UserRole, sheet.isOut() ? sheet.code : QString());
    }
    for (int column = 0; column < m_sheets->columnCount() - 1; ++column) {
        m_sheets->resizeColumnToContents(column);
        m_sheets->setColumnWidth(column, std::max(kLeastColumn, m_sheets->columnWidth(column)));
    }
}

casework::FieldPackRequest FieldPackDialog::request() const
{
    casework::FieldPackRequest request;
    request.takenOn = m_desk.clock().today();
    for (const QString &line : m_places->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            request.places += line.trimmed();
    }
    for (const auto &[form, copies] : m_copies) {
        if (copies->value() > 0)
            request.copies.emplace_back(form, copies->value());
    }
    request.officers = QStringList{m_desk.person().toString()};
    if (const QString second = m_second->currentData().toString(); !second.isEmpty())
        request.officers += second;
    return request;
}

QStringList FieldPackDialog::chosen() const
{
    QStringList codes;
    for (const QTreeWidgetItem *item : m_sheets->selectedItems()) {
        const QString code = item->data(0, Qt::UserRole).toString();
        if (code.isEmpty())
            return {}; // one that is not out any more
        codes += code;
    }
    return codes;
}

void FieldPackDialog::follow()
{
    const QString why = m_desk.whyReadOnly();
    const casework::FieldPackRequest wanted = request();
    m_make->setEnabled(why.isEmpty() && !wanted.places.isEmpty() && !wanted.copies.empty());
    const bool may = why.isEmpty() && !chosen().isEmpty() && !m_reason->text().trimmed().isEmpty();
    m_return->setEnabled(may);
    m_void->setEnabled(may);
}

void FieldPackDialog::make(const QString &file)
{
    casework::FieldPackRequest wanted = request();
    wanted.file = file;
    m_make->setEnabled(false);
    m_desk.run(
        this, tr("Making the forms"),
        [wanted](Core core, Progress &progress) -> Result<casework::FieldPackMade> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::takeFieldPack(*core.session, wanted, progress);
        },
        [this, file](const Result<casework::FieldPackMade> &made) {
            if (made) {
                m_said->setText(message(QStringLiteral("field.written"),
                                        {QString::number(made->sheets), QString::number(made->pages), file},
                                        Words::language()));
                m_places->clear();
                QDesktopServices::openUrl(QUrl::fromLocalFile(file));
            } else {
                m_said->setText(Words::of(made.error()));
            }
            load();
        });
}

void FieldPackDialog::giveBack(bool again)
{
    m_desk.run(
        this, {},
        [codes = chosen(), again, reason = m_reason->text()](Core core, Progress &) -> Result<void> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::returnFieldSheets(*core.session, codes, again, reason);
        },
        [this](const Result<void> &done) {
            if (done)
                m_reason->clear();
            else
                m_said->setText(Words::of(done.error()));
            load();
        });
}

} // namespace anjuan::ui
