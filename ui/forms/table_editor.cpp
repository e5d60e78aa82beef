#include <algorithm>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include "core/base/clock.h"
#include "core/base/quantity.h"
#include "core/base/typed.h"

#include "ui/common/cell_table.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

constexpr int kUsualWidth = 480;
constexpr int kLeastHeight = 130;
constexpr int kChoiceWidth = 200;

/// Columns of one width where all heads can be read so, else each as wide as it wants, to be scrolled.
void fitHeads(QHeaderView &header)
{
    int widest = 0;
    for (int column = 0; column < header.count(); ++column)
        widest = std::max(widest, header.sectionSizeHint(column));
    header.setMinimumSectionSize(std::min(widest, kUsualWidth / std::max(1, header.count())));
    const bool fit = widest * header.count() <= kUsualWidth;
    header.setSectionResizeMode(fit ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    header.setStretchLastSection(fit); // else the last one would have what is left, less than its head wants
}

/// What is chosen among codes that nobody knows by heart.
bool isChosen(const casework::Field &member)
{
    static const QStringList chosen{QStringLiteral("enum"), QStringLiteral("benchmark"), QStringLiteral("record"),
                                    QStringLiteral("records")};
    return chosen.contains(member.type);
}

QString shown(const casework::Field &member, const QJsonValue &value)
{
    if (value.isDouble() && member.type == QLatin1String("milli"))
        return quantityText(value.toInteger());
    if (value.isDouble())
        return member.type == QLatin1String("fen") ? Fen{value.toInteger()}.yuan() : QString::number(value.toInteger());
    if (!value.isArray())
        return value.toString();
    QStringList all;
    for (const auto one : value.toArray())
        all += one.toString();
    return all.join(QStringLiteral("、"));
}

/// Rows of short members: materials, points answered, instalments. A cell is typed as the same field is outside a
/// table: money in yuan, a day as it is said, and what has a code is chosen.
class TableEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    TableEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
        : FieldEditor(parent),
          m_fields(field.fields),
          m_needs(needs),
          m_today(needs.context.now.date()),
          m_table(new CellTable(0, static_cast<int>(field.fields.size()), this))
    {
        QStringList heads;
        for (const casework::Field &member : m_fields)
            heads.append(member.zh);
        m_table->setObjectName(QStringLiteral("rows"));
        m_table->setHorizontalHeaderLabels(heads);
        fitHeads(*m_table->horizontalHeader());
        m_table->verticalHeader()->hide();
        m_table->setTabKeyNavigation(true);
        m_table->installEventFilter(this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_table);
        column->addLayout(makeButtons());
        setFocusProxy(m_table);
        connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
            readDay(*item);
            Q_EMIT edited();
        });
        addRow({});
    }
    QJsonValue value() const override
    {
        QJsonArray rows;
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const QJsonObject object = rowValue(row);
            if (!object.isEmpty())
                rows.append(object);
        }
        return rows.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rows);
    }
    void setValue(const QJsonValue &value) override
    {
        m_table->setRowCount(0);
        for (const QJsonValue &row : value.toArray())
            addRow(row.toObject());
        if (m_table->rowCount() == 0)
            addRow({});
        fitHeight();
    }
    QString problem() const override
    {
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const QJsonObject object = rowValue(row);
            if (object.isEmpty())
                continue;
            for (int column = 0; column < m_table->columnCount(); ++column) {
                if (const QString wrong = cellProblem(row, column); !wrong.isEmpty())
                    return wrong;
                const casework::Field &member = memberOf(column);
                if (member.required && !object.contains(member.name))
                    return tr("%1 is missing").arg(member.zh);
            }
        }
        return {};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && watched != m_table) {
            // Chosen with the mouse: the Tab key goes on from here.
            const auto *held = static_cast<QWidget *>(watched)->parentWidget();
            const QModelIndex at = m_table->indexAt(held->pos());
            if (at.isValid())
                m_table->setCurrentCell(at.row(), at.column());
        }
        if (watched != m_table || event->type() != QEvent::KeyPress
            || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
            return FieldEditor::eventFilter(watched, event);
        paste(QGuiApplication::clipboard()->text());
        return true;
    }

private:
    /// Rows of a spreadsheet, or one word, from the current cell on. What is chosen or ticked is passed over.
    void paste(QString text)
    {
        constexpr int kMostRows = 200;
        text.remove(QLatin1Char('\r'));
        while (text.endsWith(QLatin1Char('\n')))
            text.chop(1);
        const int left = std::max(0, m_table->currentColumn());
        int row = std::max(0, m_table->currentRow());
        for (const QString &line : text.split(QLatin1Char('\n')).mid(0, kMostRows)) {
            if (row >= m_table->rowCount())
                addRow({});
            int column = left;
            for (const QString &cell : line.split(QLatin1Char('\t'))) {
                QTableWidgetItem *item = m_table->item(row, column++);
                if (item && item->flags().testFlag(Qt::ItemIsEditable))
                    item->setText(cell.trimmed()); // tells that it was edited
            }
            ++row;
        }
    }
    QHBoxLayout *makeButtons()
    {
        auto *add = new QPushButton(tr("Add a row"), this);
        auto *remove = new QPushButton(tr("Remove the row"), this);
        add->setObjectName(QStringLiteral("addRow"));
        // Enter in a cell ends its typing; it presses no button of the form.
        add->setAutoDefault(false);
        remove->setAutoDefault(false);
        auto *row = new QHBoxLayout;
        row->addWidget(add);
        row->addWidget(remove);
        row->addStretch();
        connect(add, &QPushButton::clicked, this, [this] {
            addRow({});
            m_table->setFocus();
        });
        connect(remove, &QPushButton::clicked, this, [this] {
            m_table->removeRow(m_table->currentRow());
            fitHeight();
            Q_EMIT edited();
        });
        return row;
    }
    const casework::Field &memberOf(int column) const { return m_fields[static_cast<size_t>(column)]; }
    QString textOf(int row, int column) const
    {
        const QTableWidgetItem *item = m_table->item(row, column);
        return item ? typedWords(item->text()) : QString();
    }
    FieldEditor *chooser(int row, int column) const
    {
        return dynamic_cast<FieldEditor *>(m_table->cellWidget(row, column));
    }
    /// A day as it is said stands there as the calendar writes it, as soon as it is typed.
    void readDay(QTableWidgetItem &item)
    {
        if (memberOf(item.column()).type != QLatin1String("date"))
            return;
        const QSignalBlocker quiet(m_table);
        if (const auto day = typedDay(item.text(), m_today))
            item.setText(dateText(*day));
    }
    QString cellProblem(int row, int column) const
    {
        const casework::Field &member = memberOf(column);
        const QString text = textOf(row, column);
        if (text.isEmpty())
            return {};
        if (member.type == QLatin1String("milli"))
            return quantityMilli(typedCode(text))
                ? QString()
                : tr("%1: \"%2\" is no quantity, with three places at most").arg(member.zh, text);
        bool whole = true;
        if (member.type == QLatin1String("int"))
            typedCode(text).toLongLong(&whole);
        if (!whole)
            return tr("%1: \"%2\" is no whole number").arg(member.zh, text);
        if (member.type == QLatin1String("fen") && !typedAmount(text))
            return tr("%1: \"%2\" is no amount in yuan, with two places at most").arg(member.zh, text);
        if (member.type == QLatin1String("date") && !parseDate(text))
            return tr("%1: \"%2\" is no day of the calendar").arg(member.zh, text);
        return {};
    }
    QJsonValue cellValue(int row, int column) const
    {
        const casework::Field &member = memberOf(column);
        if (const FieldEditor *choice = chooser(row, column)) {
            const QJsonValue chosen = choice->value();
            return member.type == QLatin1String("records") && !chosen.isUndefined() ? QJsonArray{chosen} : chosen;
        }
        const QString text = textOf(row, column);
        if (text.isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        if (member.type == QLatin1String("fen")) {
            const auto amount = typedAmount(text);
            return amount ? QJsonValue(amount->value) : QJsonValue(QJsonValue::Undefined);
        }
        if (member.type == QLatin1String("milli")) {
            const auto milli = quantityMilli(typedCode(text));
            return milli ? QJsonValue(*milli) : QJsonValue(QJsonValue::Undefined);
        }
        if (member.type == QLatin1String("int"))
            return typedCode(text).toLongLong();
        if (member.type != QLatin1String("strings"))
            return text;
        static const QRegularExpression between(QStringLiteral("[、,，;；]"));
        return QJsonArray::fromStringList(text.split(between, Qt::SkipEmptyParts));
    }
    QJsonObject rowValue(int row) const
    {
        QJsonObject object;
        bool filled = false;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const casework::Field &member = memberOf(column);
            if (member.type == QLatin1String("bool")) {
                const QTableWidgetItem *item = m_table->item(row, column);
                object.insert(member.name, item && item->checkState() == Qt::Checked);
                continue;
            }
            filled = filled || !textOf(row, column).isEmpty();
            const QJsonValue value = cellValue(row, column);
            if (value.isUndefined())
                continue;
            filled = true;
            object.insert(member.name, value);
        }
        return filled ? object : QJsonObject();
    }
    void addRow(const QJsonObject &object)
    {
        const QSignalBlocker quiet(m_table);
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const casework::Field &member = memberOf(column);
            const QJsonValue value = object.value(member.name);
            auto *item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
            if (isChosen(member)) {
                item->setFlags(Qt::ItemIsEnabled);
                putChooser(row, column, value);
            } else if (member.type == QLatin1String("bool")) {
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
                item->setCheckState(value.toBool() ? Qt::Checked : Qt::Unchecked);
            } else {
                item->setText(shown(member, value));
            }
        }
        m_table->setCurrentCell(row, 0);
        fitHeight();
    }
    /// No row is cut, and as many as fit a form are seen at once.
    void fitHeight()
    {
        constexpr int kMostSeen = 6;
        int rows = 0;
        for (int row = 0; row < std::min(m_table->rowCount(), kMostSeen); ++row)
            rows += m_table->rowHeight(row);
        const int around = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
        const int foot = m_table->horizontalScrollBar()->sizeHint().height(); // it may come
        m_table->setFixedHeight(std::max(kLeastHeight, rows + around + foot));
    }
    void putChooser(int row, int column, const QJsonValue &value)
    {
        casework::Field one = memberOf(column);
        if (one.type == QLatin1String("records"))
            one.type = QStringLiteral("record");
        FieldEditor *choice = makeChoiceEditor(one, m_needs, m_table);
        if (!choice)
            return;
        choice->setMinimumWidth(kChoiceWidth);
        choice->setValue(value.isArray() ? value.toArray().first() : value);
        connect(choice, &FieldEditor::edited, this, &FieldEditor::edited);
        // The Tab key comes to it as to its cell, not a second time after the table.
        choice->focusProxy()->setFocusPolicy(Qt::ClickFocus);
        choice->focusProxy()->installEventFilter(this);
        m_table->setCellWidget(row, column, choice);
        m_table->setColumnWidth(column, std::max(m_table->columnWidth(column), kChoiceWidth));
    }

    std::vector<casework::Field> m_fields;
    EditorNeeds m_needs;
    QDate m_today;
    QTableWidget *m_table;
};

} // namespace

FieldEditor *makeTableEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    return new TableEditor(field, needs, parent);
}

} // namespace anjuan::ui
