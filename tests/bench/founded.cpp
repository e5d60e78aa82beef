#include "tests/bench/founded.h"

namespace anjuan::bench {

Result<std::unique_ptr<casework::Library>> founded(const QString &dir, Clock &clock)
{
    casework::Founding founding;
    founding.unitName = QStringLiteral("示例镇综合行政执法队");
    founding.unitCode = QStringLiteral("000000000000000000");
    founding.adminName = QStringLiteral("管理员");
    founding.adminPassword = Secret(kPassword);
    founding.demo = true;
    NoProgress quiet;
    return casework::Library::create(dir, founding, clock, nullptr, quiet);
}

} // namespace anjuan::bench
