#include "core/casework/script.h"

#include <QtCore/QTemporaryFile>

#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {

void script(QByteArrayView data)
{
    static QTemporaryFile file;
    expect(file.isOpen() || file.open(), "a temporary file can be made");
    expect(file.resize(0) && file.seek(0) && file.write(data.data(), data.size()) == data.size() && file.flush(),
           "a temporary file can be written");
    const auto read = casework::readScript(file.fileName());
    if (!read)
        return;
    for (const casework::ScriptStep &step : read->steps) {
        const casework::Act *act = casework::findAct(step.act);
        expect(act != nullptr, "a script that is accepted names acts that there are");
        for (const casework::Field &field : act->fields)
            expect(!field.required || field.secret || step.with.contains(field.name), "and gives what they require");
    }
}

} // namespace anjuan::fuzz
