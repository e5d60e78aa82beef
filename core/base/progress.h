#pragma once
#include <atomic>

#include <QtCore/QString>

namespace anjuan {

/// How far a long piece of work has come, and whether its user wants it to stop. Long work calls `report` at least once
/// per MiB or page and gives up with Fault::Cancelled soon after `cancelled` says so.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void report(qint64 done, qint64 total, const QString &what) = 0;
    virtual bool cancelled() const = 0;
};

/// Nobody watches, nobody cancels.
class NoProgress final : public Progress {
public:
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return false; }
};

} // namespace anjuan
