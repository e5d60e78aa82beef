#include "ui/common/notice_strip.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"

namespace anjuan::ui {

NoticeStrip::NoticeStrip(Desk &desk, QWidget *parent) : QWidget(parent), m_desk(desk), m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("notices"));
    setAttribute(Qt::WA_StyledBackground);
    setStyleSheet(look::toned(QStringLiteral("#notices{background:#fff4d6;border-bottom:1px solid #e0c98a}"
                                             "#notices QLabel{color:#5c3d00}")));
    m_lines->setContentsMargins(10, 3, 6, 3);
    m_lines->setSpacing(1);
    hide();
}

void NoticeStrip::refresh()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    if (m_desk.hasLibrary()) {
        for (const Error &notice : m_desk.info().notices) {
            if (!m_putAway.contains(notice.id))
                add(notice);
        }
    }
    if (m_desk.isLoggedIn() && !m_damage.isEmpty())
        addLine(
            QStringLiteral("Damage"), m_damage, [this] { Q_EMIT damageAsked(); }, [this] { showDamage({}); });
    if (m_desk.isLoggedIn() && !m_backup.isEmpty())
        addLine(
            QStringLiteral("Backup"), m_backup, [this] { Q_EMIT backupAsked(); }, [this] { showBackup({}); });
    if (m_desk.isLoggedIn() && !m_post.isEmpty())
        addLine(
            QStringLiteral("Post"), m_post, [this] { Q_EMIT postAsked(); }, [this] { showPost({}); });
    setVisible(m_lines->count() > 0);
}

void NoticeStrip::showPost(const QString &words)
{
    m_post = words;
    refresh();
}

void NoticeStrip::showDamage(const QString &words)
{
    m_damage = words;
    refresh();
}

void NoticeStrip::showBackup(const QString &words)
{
    m_backup = words;
    refresh();
}

void NoticeStrip::addLine(const QString &name, const QString &text, const std::function<void()> &to,
                          const std::function<void()> &forget)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QLabel(text, line);
    words->setObjectName(QStringLiteral("notice:") + name.toLower());
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *see = new QToolButton(line);
    see->setObjectName(QStringLiteral("see") + name);
    see->setText(tr("See…"));
    auto *away = new QToolButton(line);
    away->setText(QStringLiteral("×"));
    away->setAutoRaise(true);
    away->setAccessibleName(tr("Put away"));
    row->addWidget(words, 1);
    row->addWidget(see);
    row->addWidget(away);
    m_lines->addWidget(line);
    connect(see, &QToolButton::clicked, this, to);
    connect(away, &QToolButton::clicked, this, forget);
}

void NoticeStrip::add(const Error &notice)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QLabel(Words::of(notice), line);
    words->setObjectName(QStringLiteral("notice:") + notice.id);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *away = new QToolButton(line);
    away->setText(QStringLiteral("×"));
    away->setAutoRaise(true);
    away->setToolTip(tr("Put this line away until the library is opened again"));
    away->setAccessibleName(tr("Put away"));
    row->addWidget(words, 1);
    row->addWidget(away, 0, Qt::AlignTop);
    m_lines->addWidget(line);
    connect(away, &QToolButton::clicked, this, [this, id = notice.id] {
        m_putAway.insert(id);
        refresh();
    });
}

} // namespace anjuan::ui
