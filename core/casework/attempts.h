#pragma once
#include <map>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace anjuan::casework {

/// Wrong passwords since the last right one 口令试错, by log-in. Each wrong one after the third makes the next wait
/// longer: 5 s, 10, 20 … at most 15 minutes. Kept in `<library>/local/attempts.json`, so that to start the program
/// again is no way around it; where that cannot be written, in memory. It slows a hand at the keyboard: whoever has the
/// key file can try elsewhere, at the pace of scrypt (THREATS.md).
class Attempts {
public:
    static int delayAfter(int wrong); // seconds

    /// Fault: Refused `library.wait {login, seconds}`. A clock that was set back makes nobody wait longer than the
    /// longest delay.
    Result<void> mayTry(const QString &dir, const QString &login, Instant now);
    void noteWrong(const QString &dir, const QString &login, Instant now);
    void noteRight(const QString &dir, const QString &login);

private:
    struct Tried {
        int wrong = 0;
        Instant last;
    };
    void read(const QString &dir);
    void write(const QString &dir) const;

    std::map<QString, Tried> m_tried;
};

} // namespace anjuan::casework
