#include "core/documents/punctuation.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace anjuan::documents {
namespace {

/// A Chinese character, or a mark that stands among them.
bool isChinese(QChar c)
{
    const char16_t u = c.unicode();
    return c.isSurrogate() || (u >= 0x2E80 && u <= 0x9FFF) || (u >= 0xF900 && u <= 0xFAFF)
        || (u >= 0xFF01 && u <= 0xFF60) || u == u'“' || u == u'”' || u == u'‘' || u == u'’' || u == u'…' || u == u'—';
}

QChar wide(QChar c)
{
    return QChar(static_cast<char16_t>(c.unicode() + 0xFEE0));
}

/// `中华人民共和国某法第五条第(二)项`: the title, and from 第 on the rest.
QString cited(const QString &part)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\s*(?:(?:依据|根据|依照|按照|参照|适用|违反)了?)?)"
        "([^《》\\s，。]{1,60}?(?:法|条例|规定|办法|细则|规则|规程|决定|标准|通则|解释|意见|通知)(?:[(（][^)）]*[)）])?)"
        "(第[〇零一二三四五六七八九十百千0-9]+条.*)$"));
    static const QRegularExpression item(QStringLiteral("第\\(([〇零一二三四五六七八九十百]+|[0-9]+)\\)项"));
    QString out = part;
    out.replace(item, QStringLiteral("第（\\1）项"));
    const QRegularExpressionMatch match = form.match(out);
    return match.hasMatch() ? match.captured(1) + u'《' + match.captured(2) + u'》' + match.captured(3) : out;
}

} // namespace

QString fullWidth(const QString &text)
{
    QString out = text;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out[i];
        const bool pause = c == u',' || c == u';';
        if (!pause && c != u':' && c != u'?' && c != u'!')
            continue;
        const bool behind = i > 0 && isChinese(out[i - 1]);
        const bool before = pause && i > 0 && !out[i - 1].isSpace() && i + 1 < out.size() && isChinese(out[i + 1]);
        if (behind || before)
            out[i] = wide(c);
    }
    return out;
}

QString citation(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[、；;，,\\n]"));
    QString out;
    qsizetype from = 0;
    while (from <= text.size()) {
        const qsizetype at = text.indexOf(between, from);
        out += cited(text.mid(from, at < 0 ? -1 : at - from));
        if (at < 0)
            break;
        out += text[at];
        from = at + 1;
    }
    return out;
}

} // namespace anjuan::documents
