#pragma once
#include <vector>

#include <QtCore/QString>

namespace anjuan::review {

inline constexpr int kHeads = 7; // 嘉峪关市三项制度实施方案 17: 主体、事实、依据、裁量、程序、文书、移送

/// One of the seven questions of a legal review 审核要点; its words are data (resources/texts/review_heads.json).
struct Head {
    int no = 0;
    QString zh; // the question
    QString en;
};

/// The seven in order.
const std::vector<Head> &heads();

} // namespace anjuan::review
