#include "ui/preview/derive_dialog.h"

#include <QtCore/QTime>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/preview/picture_view.h"

namespace anjuan::ui {
namespace {

QString momentText(qint64 milliseconds)
{
    return QTime(0, 0).addMSecs(static_cast<int>(milliseconds)).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString spanText(qint64 from, qint64 to)
{
    return momentText(from) + QStringLiteral(" – ") + momentText(to);
}

} // namespace

DeriveDialog::DeriveDialog(const casework::DeriveRequest &request, QWidget *parent)
    : QDialog(parent),
      m_request(request),
      m_title(new QLineEdit(this)),
      m_why(new QLineEdit(this)),
      m_askedBy(new QLineEdit(this)),
      m_message(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("deriveDialog"));
    const bool masks = request.how == QLatin1String("mask");
    setWindowTitle(masks ? tr("Masked copy") : request.how == QLatin1String("clip") ? tr("Clip") : tr("Still"));
    m_title->setObjectName(QStringLiteral("deriveTitle"));
    m_title->setPlaceholderText(tr("The item's title, if left empty"));
    m_why->setObjectName(QStringLiteral("deriveWhy"));
    m_askedBy->setObjectName(QStringLiteral("deriveAskedBy"));
    m_message->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    auto *column = new QVBoxLayout(this);
    if (masks) {
        resize(900, 680);
        column->addWidget(makeMasking(), 1);
    }
    auto *form = new QFormLayout;
    setMinimumWidth(460);
    if (request.how == QLatin1String("clip"))
        form->addRow(tr("Span"), new QLabel(spanText(request.fromMs, request.toMs), this));
    else if (request.how == QLatin1String("still") && request.fromMs > 0)
        form->addRow(tr("At"), new QLabel(momentText(request.fromMs), this));
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("What for *"), m_why);
    form->addRow(tr("Asked for by"), m_askedBy);
    column->addLayout(form);
    column->addWidget(
        new QLabel(tr("The original is kept unchanged; the new file is recorded with its own SHA-256."), this));
    column->addWidget(m_message);
    auto *make = new QPushButton(tr("Make and record (Ctrl+Enter)"), this);
    make->setObjectName(QStringLiteral("deriveMake"));
    make->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    make->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(make);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(make, &QPushButton::clicked, this, &DeriveDialog::submit);
}

DeriveDialog::~DeriveDialog() = default;

QWidget *DeriveDialog::makeMasking()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    m_view = new PictureView(box);
    m_view->setChoosing(true, false);
    auto *row = new QHBoxLayout;
    m_how = new QComboBox(box);
    m_how->setObjectName(QStringLiteral("maskHow"));
    m_how->addItems({tr("Cover"), tr("Blur beyond recovery")});
    m_page = new QSpinBox(box);
    m_page->setObjectName(QStringLiteral("maskPage"));
    m_page->setPrefix(tr("Page "));
    m_page->setMinimum(1);
    m_page->hide();
    m_always = new QCheckBox(tr("Through the whole film"), box);
    m_always->setObjectName(QStringLiteral("maskAlways"));
    m_always->setChecked(m_request.toMs <= m_request.fromMs);
    m_always->hide();
    m_silence = new QCheckBox(tr("Silence the sound between in and out"), box);
    m_silence->setObjectName(QStringLiteral("maskSilence"));
    m_silence->hide();
    auto *undo = new QPushButton(tr("Take the last region back"), box);
    undo->setObjectName(QStringLiteral("maskUndo"));
    undo->setAutoDefault(false);
    row->addWidget(new QLabel(tr("Draw rectangles over what must not be seen:"), box));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_how, m_page, m_always, m_silence, undo})
        row->addWidget(widget);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_view, 1);
    connect(m_how, &QComboBox::currentIndexChanged, this, [this](int at) { m_view->setChoosing(true, at == 1); });
    connect(m_page, &QSpinBox::valueChanged, this, &DeriveDialog::showPage);
    connect(undo, &QPushButton::clicked, this, [this] {
        auto regions = m_view->regions();
        if (!regions.empty())
            regions.pop_back();
        m_view->setRegions(std::move(regions));
    });
    return box;
}

void DeriveDialog::showPicture(const QImage &picture)
{
    if (!m_view)
        return;
    m_view->setPicture(picture);
}

void DeriveDialog::showPages(const QString &path)
{
    m_pages = new QPdfDocument(this);
    m_pages->load(path);
    m_page->setMaximum(qMax(1, m_pages->pageCount()));
    m_page->show();
    showPage();
}

void DeriveDialog::offerSilence()
{
    m_silence->show();
    m_silence->setEnabled(m_request.toMs > m_request.fromMs);
    m_always->setVisible(!m_view->picture().isNull());
    m_always->setEnabled(m_request.toMs > m_request.fromMs);
}

void DeriveDialog::keepPage()
{
    if (m_shownPage > 0)
        m_ofPages[m_shownPage] = m_view->regions();
}

void DeriveDialog::showPage()
{
    constexpr double kScale = 1.6;
    keepPage();
    m_shownPage = m_page->value();
    const QSizeF points = m_pages->pagePointSize(m_shownPage - 1);
    const QImage page = m_pages->render(m_shownPage - 1, (points * kScale).toSize());
    QImage sheet(page.size(), QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter(&sheet).drawImage(0, 0, page);
    m_view->setPicture(sheet);
    m_view->setRegions(m_ofPages[m_shownPage]);
}

void DeriveDialog::submit()
{
    if (m_why->text().trimmed().isEmpty()) {
        m_message->setText(tr("Say what it is for: it is recorded."));
        m_why->setFocus();
        return;
    }
    casework::DeriveRequest request = m_request;
    request.title = m_title->text().trimmed();
    request.why = m_why->text().trimmed();
    request.askedBy = m_askedBy->text().trimmed();
    if (m_pages) {
        keepPage();
        for (auto &[page, regions] : m_ofPages) {
            for (evidence::Region region : regions) {
                region.page = page;
                request.regions.push_back(region);
            }
        }
    } else if (m_view) {
        for (evidence::Region region : m_view->regions()) {
            if (!m_always->isHidden() && !m_always->isChecked()) {
                region.fromMs = m_request.fromMs;
                region.toMs = m_request.toMs;
            }
            request.regions.push_back(region);
        }
    }
    if (m_silence && m_silence->isChecked())
        request.silences.push_back({m_request.fromMs, m_request.toMs});
    accept();
    Q_EMIT wanted(request);
}

} // namespace anjuan::ui
