#include "core/documents/paper_title.h"

#include "core/documents/fields.h"

namespace anjuan::documents {

QString titleOnPaper(const Form &form, const QJsonObject &fields)
{
    constexpr qsizetype kLongest = 40;
    const Scope scope(fields);
    const Block *largest = nullptr;
    for (const Block &block : form.body) {
        const bool title = block.kind == Block::Kind::Text && block.style.bold && block.style.align == Align::Center
            && block.guard.each.isEmpty() && scope.holds(block.guard);
        if (title && (!largest || block.style.points > largest->style.points))
            largest = &block;
    }
    const QString words = largest ? fill(largest->text, scope).trimmed() : QString();
    return words.isEmpty() || words.size() > kLongest || words.contains(QLatin1Char('\n')) ? form.title : words;
}

} // namespace anjuan::documents
