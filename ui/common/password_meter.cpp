#include "ui/common/password_meter.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

constexpr int kScores = 4;

} // namespace

PasswordMeter::PasswordMeter(QLineEdit *line, QWidget *parent)
    : QWidget(parent), m_line(line), m_bar(new QProgressBar(this)), m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("passwordMeter"));
    m_bar->setRange(0, kScores);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(110, 8);
    m_words->setObjectName(QStringLiteral("strength"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumHeight(m_words->fontMetrics().lineSpacing() * 2); // lines below stay in their place
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    setMinimumHeight(m_words->minimumHeight()); // a form asks an empty label for its height, and gets that of one line
    row->addWidget(m_bar);
    row->addWidget(m_words, 1);
    connect(line, &QLineEdit::textChanged, this, &PasswordMeter::rate);
    rate();
}

void PasswordMeter::setKnown(const QStringList &known)
{
    if (known == m_known)
        return;
    m_known = known;
    rate();
}

void PasswordMeter::rate()
{
    m_strength = casework::strengthOf(Secret::fromText(m_line->text()), m_known);
    const bool any = !m_line->text().isEmpty();
    const int score = qBound(0, m_strength.score, kScores);
    const QString names[kScores + 1] = {tr("Guessed at once"), tr("Weak"), tr("Sufficient"), tr("Good"), tr("Strong")};
    const char *colours[kScores + 1] = {"#b3261e", "#b3261e", "#8a5300", "#2e7d32", "#2e7d32"};
    // A password may be hard to guess and yet too short.
    const QString name = m_strength.enough || score < 2 ? names[score] : tr("Not enough yet");
    const QString advice = m_strength.advice.isEmpty() ? QString() : message(m_strength.advice, {}, Words::language());
    QString text;
    if (any)
        text = advice.isEmpty() ? name : tr("%1: %2").arg(name, advice);
    m_words->setText(text);
    m_bar->setValue(any ? qMax(score, 1) : 0);
    m_bar->setStyleSheet(look::toned(QStringLiteral("QProgressBar::chunk{background:%1}")
                                         .arg(QLatin1String(m_strength.enough ? colours[score] : colours[0]))));
}

QString PasswordMeter::problem() const
{
    // What to do about it stands beside the bar.
    return m_strength.enough ? QString() : tr("This password is too easy to guess.");
}

QLineEdit *makePasswordLine(const char *name, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                              | Qt::ImhNoAutoUppercase);
    return line;
}

} // namespace anjuan::ui
