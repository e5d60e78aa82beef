#include "core/dossier/score.h"

#include <algorithm>
#include <cmath>

namespace anjuan::dossier {
namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList out;
    for (const auto each : value.toArray())
        out += each.toString();
    return out;
}

std::optional<int> tenthsIn(const QJsonValue &value)
{
    const double tenths = value.toDouble(-1) * 10;
    if (tenths < 0 || std::abs(tenths - std::round(tenths)) > 1e-6)
        return std::nullopt;
    return static_cast<int>(std::lround(tenths));
}

class Reader {
public:
    Reader(QString where, const std::map<QString, ScoreSheet> &others) : m_where(std::move(where)), m_others(others) {}

    Result<ScoreSheet> sheet(const QJsonObject &json)
    {
        ScoreSheet out;
        ANJUAN_CHECK(known(json, {"id", "zh", "version", "source", "sample", "procedures", "grades", "parts"}, {}));
        for (const auto &[member, into] : {std::pair{"id", &out.id}, std::pair{"zh", &out.zh},
                                           std::pair{"version", &out.version}, std::pair{"source", &out.source}}) {
            *into = json.value(QLatin1String(member)).toString();
            if (into->isEmpty())
                return bad(QLatin1String(member));
        }
        out.procedures = texts(json.value(QLatin1String("procedures")));
        for (const auto each : json.value(QLatin1String("grades")).toArray()) {
            const auto from = tenthsIn(each.toObject().value(QLatin1String("from")));
            if (!from)
                return bad(QStringLiteral("grades"));
            out.grades.push_back({*from, each.toObject().value(QLatin1String("zh")).toString()});
        }
        for (const auto each : json.value(QLatin1String("parts")).toArray())
            ANJUAN_CHECK(part(each.toObject(), out));
        if (out.parts.empty())
            return bad(QStringLiteral("parts"));
        return out;
    }

private:
    tl::unexpected<Error> bad(const QString &at) const
    {
        return fail(Fault::Invalid, "score.sheet_member", {m_where, at});
    }

    Result<void> known(const QJsonObject &json, std::initializer_list<const char *> names, const QString &at) const
    {
        for (const QString &name : json.keys()) {
            const bool may =
                std::any_of(names.begin(), names.end(), [&](const char *one) { return name == QLatin1String(one); });
            if (!may)
                return bad(at + name);
        }
        return {};
    }

    Result<void> part(const QJsonObject &json, ScoreSheet &sheet)
    {
        const QString id = json.value(QLatin1String("id")).toString();
        ANJUAN_CHECK(known(json, {"id", "zh", "points", "criteria", "from", "only", "except"}, id + QLatin1Char('.')));
        const auto points = tenthsIn(json.value(QLatin1String("points")));
        if (id.isEmpty() || !points)
            return bad(id.isEmpty() ? QStringLiteral("parts") : id + QLatin1String(".points"));
        if (json.contains(QLatin1String("from")))
            return taken(json, *points, sheet);
        ScorePart out;
        out.id = id;
        out.zh = json.value(QLatin1String("zh")).toString();
        out.tenths = *points;
        int sum = 0;
        for (const auto each : json.value(QLatin1String("criteria")).toArray()) {
            ANJUAN_TRY(Criterion one, criterion(each.toObject(), sheet, out));
            sum += one.tenths;
            out.criteria.push_back(std::move(one));
        }
        out.allOrNothing = sum == 0 && out.tenths > 0;
        if (!out.allOrNothing && sum != out.tenths)
            return fail(Fault::Invalid, "score.sheet_sum", {m_where, id, pointsText(sum), pointsText(out.tenths)});
        sheet.parts.push_back(std::move(out));
        return {};
    }

    Result<Criterion> criterion(const QJsonObject &json, const ScoreSheet &sheet, const ScorePart &part) const
    {
        Criterion out;
        out.id = json.value(QLatin1String("id")).toString();
        const QString at = part.id + QLatin1Char('.') + out.id + QLatin1Char('.');
        ANJUAN_CHECK(
            known(json, {"id", "zh", "points", "source", "veto", "verified", "when", "after", "checks", "manual"}, at));
        out.zh = json.value(QLatin1String("zh")).toString();
        out.source = json.value(QLatin1String("source")).toString();
        const auto points = tenthsIn(json.value(QLatin1String("points")));
        const bool twice = sheet.criterion(out.id)
            || std::any_of(part.criteria.begin(), part.criteria.end(),
                           [&](const Criterion &other) { return other.id == out.id; });
        if (out.id.isEmpty() || out.zh.isEmpty() || !points || twice)
            return bad(at);
        out.tenths = *points;
        out.veto = json.value(QLatin1String("veto")).toBool();
        out.verified = json.value(QLatin1String("verified")).toBool();
        out.when = texts(json.value(QLatin1String("when")));
        out.after = texts(json.value(QLatin1String("after")));
        for (const auto each : json.value(QLatin1String("checks")).toArray()) {
            const QString name = each.toObject().value(QLatin1String("check")).toString();
            if (name.isEmpty())
                return bad(at + QLatin1String("checks"));
            out.checks.push_back({name, each.toObject()});
        }
        // Whoever leaves the checks out must say so: a slip would else hand out points by hand.
        if (out.checks.empty() != json.value(QLatin1String("manual")).toBool())
            return bad(at + QLatin1String("manual"));
        return out;
    }

    /// Parts of another sheet, brought to `points` together.
    Result<void> taken(const QJsonObject &json, int points, ScoreSheet &sheet) const
    {
        const QString id = json.value(QLatin1String("id")).toString();
        const QString from = json.value(QLatin1String("from")).toString();
        const auto found = m_others.find(from);
        if (found == m_others.end())
            return fail(Fault::Invalid, "score.sheet_from", {m_where, from});
        const QStringList only = texts(json.value(QLatin1String("only")));
        const QStringList except = texts(json.value(QLatin1String("except")));
        std::vector<ScorePart> parts;
        int sum = 0;
        for (const ScorePart &one : found->second.parts) {
            if ((only.isEmpty() || only.contains(one.id)) && !except.contains(one.id)) {
                parts.push_back(one);
                sum += one.tenths;
            }
        }
        if (parts.empty() || (sum == 0 && parts.size() > 1))
            return fail(Fault::Invalid, "score.sheet_from", {m_where, from});
        for (ScorePart &one : parts) {
            one.group = json.value(QLatin1String("zh")).toString();
            if (sum == 0) {
                one.tenths = points;
                one.allOrNothing = true;
            } else if (!scale(one, points, sum)) {
                return fail(Fault::Invalid, "score.sheet_scale", {m_where, one.id});
            }
            sheet.parts.push_back(std::move(one));
        }
        return {};
    }

    /// False where a criterion's points would no longer be tenths.
    static bool scale(ScorePart &part, int points, int of)
    {
        bool whole = part.tenths * points % of == 0;
        part.tenths = part.tenths * points / of;
        for (Criterion &one : part.criteria) {
            whole &= one.tenths * points % of == 0;
            one.tenths = one.tenths * points / of;
        }
        return whole;
    }

    QString m_where;
    const std::map<QString, ScoreSheet> &m_others;
};

void count(Score &score, PartScore &part, const ScoreLine &line)
{
    const Criterion &criterion = line.criterion;
    switch (line.answer.standing) {
    case Standing::Kept:
    case Standing::NotApplicable:
        part.got += criterion.tenths;
        break;
    case Standing::Lost:
        part.got += line.got();
        part.lost += criterion.tenths - line.got();
        if (criterion.veto)
            (criterion.verified ? score.vetoes : score.doubtful) += criterion.id;
        break;
    case Standing::NotYet:
        part.open += criterion.tenths;
        score.notYet += criterion.tenths;
        break;
    case Standing::Unjudged:
        part.open += criterion.tenths;
        score.unjudged += criterion.tenths;
        break;
    }
}

/// A part without points for single criteria is had or lost whole; what is not judged yet leaves it open.
void countWhole(Score &score, PartScore &part)
{
    const auto any = [&](Standing standing) {
        return std::any_of(part.lines.begin(), part.lines.end(),
                           [&](const ScoreLine &line) { return line.answer.standing == standing; });
    };
    const bool broken = std::any_of(part.lines.begin(), part.lines.end(), [](const ScoreLine &line) {
        return line.answer.standing == Standing::Lost && line.criterion.verified;
    });
    if (broken) {
        part.lost = part.part.tenths;
    } else if (any(Standing::NotYet)) {
        part.open = part.part.tenths;
        score.notYet += part.open;
    } else if (any(Standing::Unjudged)) {
        part.open = part.part.tenths;
        score.unjudged += part.open;
    } else {
        part.got = part.part.tenths;
    }
}

QString gradeOf(const ScoreSheet &sheet, const Score &score)
{
    const auto open = [](const PartScore &part) {
        return std::any_of(part.lines.begin(), part.lines.end(), [](const ScoreLine &line) {
            return line.answer.standing == Standing::NotYet || line.answer.standing == Standing::Unjudged;
        });
    };
    if (score.vetoes.isEmpty() && std::any_of(score.parts.begin(), score.parts.end(), open))
        return {};
    for (const Grade &grade : sheet.grades) {
        if (score.points() >= grade.fromTenths)
            return grade.zh;
    }
    return {};
}

} // namespace

int ScoreSheet::tenths() const
{
    int sum = 0;
    for (const ScorePart &part : parts)
        sum += part.tenths;
    return sum;
}

const Criterion *ScoreSheet::criterion(const QString &wanted) const
{
    for (const ScorePart &part : parts) {
        for (const Criterion &one : part.criteria) {
            if (one.id == wanted)
                return &one;
        }
    }
    return nullptr;
}

Result<ScoreSheet> parseScoreSheet(const QJsonObject &json, const QString &where,
                                   const std::map<QString, ScoreSheet> &others)
{
    return Reader(where, others).sheet(json);
}

std::optional<int> tenthsOf(const QString &points)
{
    bool number = false;
    const double value = points.trimmed().toDouble(&number);
    return number && value <= 1000 ? tenthsIn(QJsonValue(value)) : std::nullopt;
}

QString pointsText(int tenths)
{
    const QString whole = QString::number(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + QLatin1Char('.') + QString::number(tenths % 10);
}

int ScoreLine::got() const
{
    switch (answer.standing) {
    case Standing::Kept:
    case Standing::NotApplicable:
        return criterion.tenths;
    case Standing::Lost:
        return criterion.tenths - std::clamp(answer.lost, 0, criterion.tenths);
    case Standing::NotYet:
    case Standing::Unjudged:
        break;
    }
    return 0;
}

const ScoreLine *Score::line(const QString &id) const
{
    for (const PartScore &part : parts) {
        for (const ScoreLine &one : part.lines) {
            if (one.criterion.id == id)
                return &one;
        }
    }
    return nullptr;
}

Score addUp(const ScoreSheet &sheet, const std::map<QString, ScoreAnswer> &answers)
{
    Score score;
    score.sheet = sheet.id;
    score.zh = sheet.zh;
    score.version = sheet.version;
    score.source = sheet.source;
    score.full = sheet.tenths();
    for (const ScorePart &one : sheet.parts) {
        PartScore part;
        part.part = one;
        part.part.criteria.clear();
        for (const Criterion &criterion : one.criteria) {
            const auto found = answers.find(criterion.id);
            part.lines.push_back({criterion, found == answers.end() ? ScoreAnswer() : found->second});
            count(score, part, part.lines.back());
        }
        if (one.allOrNothing)
            countWhole(score, part);
        score.got += part.got;
        score.lost += part.lost;
        score.parts.push_back(std::move(part));
    }
    score.grade = gradeOf(sheet, score);
    return score;
}

} // namespace anjuan::dossier
