#include "ui/intake/intake_model.h"

#include <QtCore/QSet>

#include "ui/common/list_picture.h"
#include "ui/common/words.h"

namespace anjuan::ui {

using casework::IntakeFile;

int IntakeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int IntakeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString IntakeModel::stateText(const Row &row) const
{
    if (row.file.error)
        return Words::of(*row.file.error);
    const QStringList known(row.file.knownAs.begin(), row.file.knownAs.end());
    if (!known.isEmpty())
        return (row.wanted ? tr("Known elsewhere: %1") : tr("Here already: %1")).arg(known.join(QStringLiteral("; ")));
    switch (row.file.state) {
    case IntakeFile::State::Staged:
        return row.file.facts ? tr("Copied and hashed") : tr("Copied and hashed; the media cannot be read");
    case IntakeFile::State::Recorded:
        return tr("Recorded");
    default:
        return tr("Not copied yet");
    }
}

QVariant IntakeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == Name) {
        const auto it = m_thumbnails.constFind(row.file.sha256);
        return it == m_thumbnails.constEnd() ? QVariant() : QVariant(*it);
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name:
        return role == Qt::ToolTipRole ? row.file.path : row.file.name;
    case State:
        return stateText(row);
    case Title:
        return row.with.value(QLatin1String("title")).toString();
    case Taken: {
        const QString at = row.with.value(QLatin1String("made_at")).toString();
        return role == Qt::EditRole ? at : Words::moment(at);
    }
    case Case:
        return row.caseName;
    case Step:
        return row.stepName;
    case Size:
        return Words::bytes(row.file.bytes);
    case Facts:
        return row.file.facts ? evidence::factsText(*row.file.facts, Words::language())
                + (row.file.facts->device.isEmpty() ? QString() : QStringLiteral(" · ") + row.file.facts->device)
                              : QString();
    default:
        return {};
    }
}

QVariant IntakeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    const QStringList heads = {tr("File"), tr("State"), tr("Title"), tr("Taken"),
                               tr("Case"), tr("Step"),  tr("Size"),  tr("What the file says")};
    return heads.value(section);
}

Qt::ItemFlags IntakeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == Title || index.column() == Taken ? plain | Qt::ItemIsEditable : plain;
}

bool IntakeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString text = value.toString().trimmed();
    QJsonObject &with = m_rows[static_cast<std::size_t>(index.row())].with;
    if (index.column() == Taken && !Instant::parse(text))
        return false;
    with.insert(index.column() == Taken ? QStringLiteral("made_at") : QStringLiteral("title"), text);
    Q_EMIT dataChanged(index, index);
    return true;
}

void IntakeModel::add(std::vector<IntakeFile> files, const CaseId &caseId, const QString &caseName)
{
    QSet<QString> listed;
    for (const Row &row : m_rows)
        listed.insert(row.file.path);
    std::vector<Row> fresh;
    for (IntakeFile &file : files) {
        if (!listed.contains(file.path))
            fresh.push_back({std::move(file), {}, caseId, caseName, {}, true});
    }
    if (fresh.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(m_rows));
    endInsertRows();
}

void IntakeModel::staged(std::vector<IntakeFile> files, const Clock &clock)
{
    for (std::size_t i = 0; i < files.size() && i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        row.file = std::move(files[i]);
        if (row.file.state == IntakeFile::State::Found)
            continue;
        const QJsonObject proposed = casework::proposedFields(row.file, clock);
        for (auto it = proposed.begin(); it != proposed.end(); ++it) {
            if (!row.with.contains(it.key()))
                row.with.insert(it.key(), it.value());
        }
        const auto &in = row.file.knownIn;
        row.wanted =
            row.file.state == IntakeFile::State::Staged && std::find(in.begin(), in.end(), row.caseId) == in.end();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::vector<IntakeFile> IntakeModel::files() const
{
    std::vector<IntakeFile> files;
    for (const Row &row : m_rows)
        files.push_back(row.file);
    return files;
}

void IntakeModel::change(const std::vector<int> &rows, const std::function<void(Row &)> &how)
{
    for (const int at : rows) {
        Row &row = m_rows[static_cast<std::size_t>(at)];
        how(row);
        const auto &in = row.file.knownIn;
        row.wanted =
            row.file.state == IntakeFile::State::Staged && std::find(in.begin(), in.end(), row.caseId) == in.end();
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

void IntakeModel::setThumbnail(const QString &sha256, const QPixmap &pixmap)
{
    m_thumbnails.insert(sha256, listPicture(pixmap));
    for (int at = 0; at < rowCount(); ++at) {
        if (m_rows[static_cast<std::size_t>(at)].file.sha256 == sha256)
            Q_EMIT dataChanged(index(at, Name), index(at, Name), {Qt::DecorationRole});
    }
}

void IntakeModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

} // namespace anjuan::ui
