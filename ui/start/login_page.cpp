#include "ui/start/login_page.h"

#include <algorithm>

#include <QtCore/QCollator>
#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/password_meter.h"
#include "ui/start/recover_dialog.h"

namespace anjuan::ui {
namespace {

/// Tells who was chosen from its list; by the arrow keys one is on the way to somebody else.
class PeopleBox final : public QComboBox {
public:
    using QComboBox::QComboBox;
    bool fromList() const { return m_listed; }
    void showPopup() override
    {
        m_listed = true;
        QComboBox::showPopup();
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        m_listed = false;
        QComboBox::keyPressEvent(event);
    }

private:
    bool m_listed = false;
};

} // namespace

LoginPage::LoginPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_unit(new QLabel(this)),
      m_people(new PeopleBox(this)),
      m_password(makePasswordLine("password", this)),
      m_clockWhy(new QLabel(this)),
      m_date(new QLineEdit(this)),
      m_hint(new QLabel(tr("Training library: demo-2026, unless a password of its own was chosen when it was made."),
                        this)),
      m_problem(new QLabel(this)),
      m_submit(new QPushButton(tr("&Log in"), this))
{
    setObjectName(QStringLiteral("loginPage"));
    m_hint->setWordWrap(true);
    m_clock = makeClock();
    build();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &LoginPage::countDown);
    connect(m_submit, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_date, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_people, &QComboBox::activated, this, [this] {
        if (static_cast<PeopleBox *>(m_people)->fromList())
            m_password->setFocus();
    });
    connect(m_people, &QComboBox::currentIndexChanged, this, [this] {
        m_second.stop(); // the wait is that of one person
        m_problem->clear();
        m_submit->setEnabled(true);
    });
}

QWidget *LoginPage::makeClock()
{
    auto *box = new QWidget(this);
    box->setObjectName(QStringLiteral("clockBox"));
    m_clockWhy->setObjectName(QStringLiteral("clockWhy"));
    m_clockWhy->setWordWrap(true);
    m_clockWhy->setTextFormat(Qt::PlainText);
    m_clockWhy->setStyleSheet(look::toned(QStringLiteral("color:#8a5300")));
    m_date->setObjectName(QStringLiteral("statedOn"));
    m_date->setPlaceholderText(tr("such as 2026-03-05; may stay empty, it is recorded either way"));
    auto *label = new QLabel(tr("What is &today's date?"), box);
    label->setBuddy(m_date);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 4, 0, 4);
    column->addWidget(m_clockWhy);
    column->addWidget(label);
    column->addWidget(m_date);
    box->hide();
    return box;
}

void LoginPage::build()
{
    QFont large = m_unit->font();
    large.setPointSize(16);
    large.setBold(true);
    m_unit->setFont(large);
    m_unit->setWordWrap(true);
    m_unit->setTextFormat(Qt::PlainText);
    m_people->setObjectName(QStringLiteral("people"));
    m_hint->setStyleSheet(look::toned(QStringLiteral("color:#8a5300")));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 3);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_submit->setObjectName(QStringLiteral("logIn"));
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(520);
    auto *column = new QVBoxLayout(middle);
    column->addStretch(1);
    column->addWidget(m_unit);
    column->addSpacing(12);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_people);
    form->addRow(tr("&Password"), m_password);
    column->addLayout(form);
    column->addWidget(m_clock);
    column->addWidget(m_hint);
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    auto *other = new QPushButton(tr("Another li&brary"), middle);
    other->setObjectName(QStringLiteral("otherLibrary"));
    connect(other, &QPushButton::clicked, this, &LoginPage::otherLibrary);
    auto *forgot = new QPushButton(tr("&Forgotten password…"), middle);
    forgot->setObjectName(QStringLiteral("forgotten"));
    connect(forgot, &QPushButton::clicked, this, &LoginPage::forgotten);
    row->addWidget(other);
    row->addWidget(forgot);
    row->addStretch();
    row->addWidget(m_submit);
    column->addLayout(row);
    column->addStretch(2);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(middle, 2);
    outer->addStretch(1);
}

void LoginPage::refresh()
{
    const casework::LibraryInfo &info = m_desk.info();
    m_unit->setText(info.demo ? tr("%1 (training library)").arg(info.unitName) : info.unitName);
    m_hint->setVisible(info.demo);
    m_second.stop();
    m_submit->setEnabled(true);
    m_password->clear();
    m_date->clear();
    fillPeople(QSettings().value(QStringLiteral("login/last")).toString());
    m_problem->clear();
    m_password->setFocus();
    askClock();
}

void LoginPage::fillPeople(const QString &chosen)
{
    m_people->clear();
    std::vector<casework::PersonView> people = m_desk.people();
    const QCollator byName(QLocale(QLocale::Chinese, QLocale::China)); // as people look for a name
    std::sort(people.begin(), people.end(),
              [&byName](const auto &a, const auto &b) { return byName.compare(a.name, b.name) < 0; });
    for (const casework::PersonView &person : people) {
        if (!person.hasKey)
            continue;
        const QString text =
            person.position.isEmpty() ? person.name : person.name + QStringLiteral(" · ") + person.position;
        m_people->addItem(text, person.login);
    }
    m_people->setCurrentIndex(qMax(0, m_people->findData(chosen)));
}

void LoginPage::askClock()
{
    m_clock->hide();
    using Doubt = std::optional<casework::ClockDoubt>;
    m_desk.run(
        this, QString(),
        [](Core core, Progress &) -> Result<Doubt> { return core.library ? core.library->clockDoubt() : Doubt(); },
        [this](const Result<Doubt> &doubt) {
            m_clock->setVisible(doubt && *doubt);
            if (!doubt || !*doubt)
                return;
            const casework::ClockDoubt &why = **doubt;
            const bool behind = why.why == casework::ClockDoubt::Why::Behind;
            m_clockWhy->setText(message(behind ? QStringLiteral("clock.behind") : QStringLiteral("clock.ahead"),
                                        {Words::moment(why.now.toString()), Words::moment(why.known.toString())},
                                        Words::language()));
        });
}

std::optional<QDate> LoginPage::statedDate() const
{
    QString text = m_date->text().normalized(QString::NormalizationForm_KC).trimmed();
    for (const QChar mark : {QChar(0x5e74), QChar(0x6708), QChar(u'.'), QChar(u'/')}) // year, month
        text.replace(mark, QLatin1Char('-'));
    text.remove(QChar(0x65e5)); // day
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-M-d"));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

void LoginPage::submit()
{
    const QString login = m_people->currentData().toString();
    if (!m_submit->isEnabled())
        return;
    if (login.isEmpty() || m_password->text().isEmpty()) {
        m_problem->setText(tr("Choose your name and type your password."));
        return;
    }
    const bool asks = !m_clock->isHidden();
    const std::optional<QDate> stated = asks ? statedDate() : std::nullopt;
    if (asks && !stated && !m_date->text().trimmed().isEmpty()) {
        m_problem->setText(tr("“%1” is no date: write it as 2026-03-05, or leave the line empty.").arg(m_date->text()));
        m_date->setFocus();
        return;
    }
    m_submit->setEnabled(false);
    m_desk.logIn(this, login, m_password->text(), stated, [this, login](const Result<void> &done) {
        m_submit->setEnabled(true);
        m_password->clear();
        if (!done) {
            refused(done.error());
            return;
        }
        m_problem->clear();
        QSettings().setValue(QStringLiteral("login/last"), login);
        Q_EMIT loggedIn();
    });
}

void LoginPage::refused(const Error &error)
{
    m_password->setFocus();
    if (error.id == QLatin1String("keys.wrong_password")) {
        // Whose it is says more than the key file's path.
        m_problem->setText(Words::of(Error{error.fault, error.id, {m_people->currentText()}}));
        return;
    }
    if (error.id != QLatin1String("library.wait")) {
        m_problem->setText(Words::of(error));
        return;
    }
    m_waiting = error.args.value(0);
    m_wait = qMax(1, error.args.value(1).toInt());
    m_submit->setEnabled(false);
    m_second.start();
    countDown();
}

void LoginPage::countDown()
{
    if (m_wait <= 0) {
        m_second.stop();
        m_submit->setEnabled(true);
        m_problem->setText(tr("You can try again now."));
        return;
    }
    m_problem->setText(
        Words::of(Error{Fault::Refused, QStringLiteral("library.wait"), {m_waiting, QString::number(m_wait)}}));
    --m_wait;
}

void LoginPage::forgotten()
{
    auto *dialog = new RecoverDialog(m_desk, this);
    connect(dialog, &RecoverDialog::recovered, this, [this](const QString &login) {
        QSettings().setValue(QStringLiteral("login/last"), login);
        // The people are read again in the lane; what stands behind it there finds them.
        m_desk.run(
            this, QString(), [](Core, Progress &) -> Result<void> { return {}; },
            [this](const Result<void> &) { refresh(); });
    });
    dialog->open();
}

} // namespace anjuan::ui
