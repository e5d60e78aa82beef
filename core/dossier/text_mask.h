#pragma once
#include <vector>

#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

namespace anjuan::dossier {

/// Words that are to vanish from a paper 遮盖. Blanks and line breaks between their letters make no difference, so that
/// a number broken over two lines is found.
class TextMask {
public:
    struct Span {
        qsizetype from = 0;
        qsizetype count = 0;
    };

    /// Fewer than two letters are no word. The first `kept` letters stay: 张×.
    void cover(const QString &words, int kept = 0);
    /// Covers every number that reads like an identity card's or a mobile telephone's, but those allowed.
    void coverNumbers() { m_numbers = true; }
    /// Stays even where it reads like a number to be covered, or stands among the words: the party's own, the unit's.
    void allow(const QString &words);

    /// In the order of the text, without overlap.
    std::vector<Span> spansIn(const QString &text) const;
    /// Each covered letter becomes ＊.
    QString masked(const QString &text) const;
    /// Texts at any depth; names of members stay.
    QJsonValue masked(const QJsonValue &value) const;

private:
    struct Word {
        QString letters;
        int kept = 0;
    };
    std::vector<Word> m_words;
    QStringList m_allowed; // letters
    bool m_numbers = false;
};

} // namespace anjuan::dossier
