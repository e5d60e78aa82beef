#include <QtCore/QRegularExpression>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

#include "core/base/typed.h"

#include "ui/common/look.h"
#include "ui/forms/field_editor.h"

namespace anjuan::ui {
namespace {

/// What a clock on the office's wall shows. The editor holds it as if it were UTC, so that no zone of the machine
/// shifts it.
QDateTime onTheWall(const Instant &at)
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(at.epochSeconds, Qt::OffsetFromUTC, at.offsetSeconds);
    return QDateTime(local.date(), QTime(local.time().hour(), local.time().minute()), Qt::UTC);
}

/// A day as it is said, and where `timed` its time: `5.8 14:30`; one alone leaves the other as it was.
std::optional<QDateTime> typedMoment(const QString &text, QDate today, YearMeant meant, const QDateTime &before,
                                     bool timed)
{
    static const QRegularExpression clock(
        QStringLiteral("^(.*?)\\s*(\\d{1,2})(?::(\\d{2})|[时点](?:(\\d{1,2})分?)?)$"));
    QString day = text.normalized(QString::NormalizationForm_KC).trimmed();
    QDateTime at = before;
    if (const auto match = clock.match(day); timed && match.hasMatch()) {
        const QTime time(match.captured(2).toInt(), (match.captured(3) + match.captured(4)).toInt());
        if (!time.isValid())
            return std::nullopt;
        at.setTime(time);
        day = match.captured(1).trimmed();
        if (day.isEmpty())
            return at;
    }
    const auto date = typedDay(day, today, meant);
    if (!date)
        return std::nullopt;
    at.setDate(*date);
    return at;
}

/// Days that are set, promised or granted lie ahead as often as not; every other day of an act has been.
YearMeant meantBy(const QString &field)
{
    static const QStringList ahead = {
        QStringLiteral("adopted_on"),    QStringLiteral("deadline_on"),   QStringLiteral("due_on"),
        QStringLiteral("from_on"),       QStringLiteral("hearing_at"),    QStringLiteral("hearing_on"),
        QStringLiteral("inspection_on"), QStringLiteral("perform_on"),    QStringLiteral("planned_on"),
        QStringLiteral("reply_due_on"),  QStringLiteral("to_on"),         QStringLiteral("until_on"),
        QStringLiteral("valid_to"),      QStringLiteral("verified_until")};
    const bool ofAnAct =
        field.endsWith(QLatin1String("_on")) || field.endsWith(QLatin1String("_at")) || field == QLatin1String("on");
    return ofAnAct && !ahead.contains(field) ? YearMeant::Past : YearMeant::Nearest;
}

/// A date, or a point of time in the office's own offset. One that may be left out starts unticked.
class DateEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    DateEditor(const casework::Field &field, const casework::Act &act, const Instant &now, QWidget *parent)
        : FieldEditor(parent),
          m_edit(new QDateTimeEdit(this)),
          m_typed(new QLineEdit(this)),
          m_given(field.required ? nullptr : new QCheckBox(tr("Enter"), this)),
          m_offset(now.offsetSeconds),
          m_instant(field.type == QLatin1String("instant")),
          m_meant(meantBy(field.name)),
          m_ofAct(act.onField == field.name ? QString() : act.onField),
          m_today(now.date())
    {
        m_edit->setTimeSpec(Qt::UTC);
        m_edit->setCalendarPopup(true);
        m_edit->setDisplayFormat(m_instant ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd"));
        m_edit->setDateTime(onTheWall(now));
        m_edit->calendarWidget()->setFirstDayOfWeek(Qt::Monday);
        m_edit->calendarWidget()->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
        m_edit->setMinimumWidth(170);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        if (m_given) {
            row->addWidget(m_given);
            m_edit->setEnabled(false);
            connect(m_given, &QCheckBox::toggled, m_edit, &QWidget::setEnabled);
            connect(m_given, &QCheckBox::toggled, this, &FieldEditor::edited);
            setFocusProxy(m_given);
            setTabOrder(m_given, m_typed); // which stands behind it
        } else {
            setFocusProxy(m_typed);
        }
        // One stop of the Tab key for a day: an arrow key meant for the next field would change the year unseen.
        m_edit->setFocusPolicy(Qt::ClickFocus);
        row->addWidget(m_edit);
        readTyped();
        row->addWidget(m_typed);
        row->addStretch();
        connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &FieldEditor::edited);
        // A day chosen by hand takes the place of one that could not be read.
        connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this] {
            if (m_reading || m_unread.isEmpty())
                return;
            m_before = m_edit->dateTime();
            m_typed->clear();
        });
    }
    QString problem() const override
    {
        if (m_unread.isEmpty())
            return {};
        return (m_instant ? tr("\"%1\" is no day and time: mend it, or clear it")
                          : tr("\"%1\" is no day of the calendar: mend it, or clear it"))
            .arg(m_unread);
    }
    QJsonValue value() const override
    {
        if (m_given && !m_given->isChecked())
            return QJsonValue(QJsonValue::Undefined);
        if (!m_instant)
            return dateText(m_edit->date());
        const QDateTime typed(m_edit->date(), m_edit->time(), Qt::OffsetFromUTC, m_offset);
        return Instant{typed.toSecsSinceEpoch(), m_offset}.toString();
    }
    void setValue(const QJsonValue &value) override
    {
        const std::optional<QDate> date = parseDate(value.toString());
        const std::optional<Instant> at = Instant::parse(value.toString());
        if (!date && !at)
            return;
        if (m_given)
            m_given->setChecked(true);
        if (date)
            m_edit->setDate(*date);
        else
            m_edit->setDateTime(onTheWall(*at));
    }

    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        if (!m_ofAct.isEmpty() && field == m_ofAct)
            m_actDay = parseDate(value.toString().left(10)).value_or(QDate());
    }

private:
    /// A term that a paper sets is counted from the paper's day, also where it is entered months later; 今天, 明天 are
    /// said today.
    QDate meantFrom(const QString &text) const
    {
        const bool spoken = text.contains(QChar(u'天'));
        return m_meant == YearMeant::Nearest && m_actDay.isValid() && !spoken ? m_actDay : m_today;
    }

    /// What is typed as it is said, beside the fields of the date. What cannot be read stays, and is told: the date is
    /// then what it was before, not what half of the typing meant.
    void readTyped()
    {
        m_typed->setObjectName(QStringLiteral("typedDay"));
        m_typed->setPlaceholderText(m_instant ? tr("5.8 14:30") : tr("5.8, 明天"));
        m_typed->setToolTip(m_instant ? tr("Type day and time as you say them: 5.8 14:30, 14:30, 昨天 9点")
                                      : tr("Type a day as you say it: 5.8, 0508, 8日, 今天, 明天, 昨天"));
        m_typed->setMaximumWidth(m_instant ? 130 : 96);
        connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &text) {
            if (m_before.isNull())
                m_before = m_edit->dateTime();
            const auto moment = typedMoment(text, meantFrom(text), m_meant, m_before, m_instant);
            const QString before = m_unread;
            m_unread = moment ? QString() : text.trimmed();
            m_typed->setStyleSheet(m_unread.isEmpty() ? QString()
                                                      : look::toned(QStringLiteral("border:1px solid #b3261e")));
            if (m_given && moment)
                m_given->setChecked(true);
            m_reading = true;
            m_edit->setDateTime(moment.value_or(m_before));
            m_reading = false;
            if (text.trimmed().isEmpty())
                m_before = {};
            if (before.isEmpty() != m_unread.isEmpty())
                Q_EMIT edited(); // also where the date is the same: what was told of the words holds no longer
        });
        connect(m_typed, &QLineEdit::editingFinished, this, [this] {
            if (m_unread.isEmpty())
                m_before = {};
        });
    }

    QDateTimeEdit *m_edit;
    QLineEdit *m_typed;
    QCheckBox *m_given;
    int m_offset;
    bool m_instant;
    YearMeant m_meant;
    QString m_ofAct; // the field with the day of the act, where this is another
    QDate m_today, m_actDay;
    QDateTime m_before; // what stood there before something was typed
    QString m_unread;   // what was typed and is no day, or no time
    bool m_reading = false;
};

} // namespace

FieldEditor *makeDateEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    return new DateEditor(field, needs.act, needs.context.now, parent);
}

} // namespace anjuan::ui
