#pragma once
#include <QtCore/QStringList>

#include "core/base/secret.h"

namespace anjuan::keys {

/// How long a password would hold against somebody who tries the likely ones first.
struct Strength { // 口令强度
    int characters = 0;
    double guesses = 0; // log10 of the tries that it takes
    QString advice;     // message id `password.…` of what makes it weak; empty: nothing does
};

/// By zxcvbn (common passwords, words, dates, keyboard rows, repeats), and by what it does not know: `known` words of
/// its owner (names, log-in, unit, in Chinese too), numbers that stand on papers, sayings in figures and pinyin.
Strength strengthOf(const Secret &password, const QStringList &known);

} // namespace anjuan::keys
