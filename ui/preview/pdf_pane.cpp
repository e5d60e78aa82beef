#include "ui/preview/pdf_pane.h"

#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfPageNavigator>
#include <QtPdfWidgets/QPdfView>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace anjuan::ui {

PdfPane::PdfPane(QWidget *parent)
    : QWidget(parent), m_document(new QPdfDocument(this)), m_view(new QPdfView(this)), m_page(new QLabel(this))
{
    setObjectName(QStringLiteral("pdfPane"));
    m_view->setDocument(m_document);
    m_view->setPageMode(QPdfView::PageMode::MultiPage);
    m_view->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeBar());
    column->addWidget(m_view, 1);
    connect(m_view->pageNavigator(), &QPdfPageNavigator::currentPageChanged, this, &PdfPane::showPage);
    connect(m_document, &QPdfDocument::statusChanged, this, &PdfPane::showPage);
}

PdfPane::~PdfPane()
{
    // A document that is closed tells so, when this is a pane no more.
    m_document->disconnect(this);
    m_view->pageNavigator()->disconnect(this);
    m_view->setDocument(nullptr);
}

QWidget *PdfPane::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto add = [&](const QString &text, const QString &tip) {
        auto *button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    QToolButton *back = add(QStringLiteral("◀"), tr("Previous page"));
    row->addWidget(m_page);
    QToolButton *forth = add(QStringLiteral("▶"), tr("Next page"));
    QToolButton *smaller = add(QStringLiteral("−"), tr("Smaller"));
    QToolButton *larger = add(QStringLiteral("+"), tr("Larger"));
    QToolButton *width = add(tr("Fit width"), tr("As wide as the window"));
    row->addStretch();
    connect(back, &QToolButton::clicked, this, [this] { go(-1); });
    connect(forth, &QToolButton::clicked, this, [this] { go(1); });
    connect(smaller, &QToolButton::clicked, this, [this] { zoom(0.8); });
    connect(larger, &QToolButton::clicked, this, [this] { zoom(1.25); });
    connect(width, &QToolButton::clicked, this, [this] { m_view->setZoomMode(QPdfView::ZoomMode::FitToWidth); });
    return bar;
}

void PdfPane::load(const QString &path)
{
    m_document->load(path);
    m_view->pageNavigator()->jump(0, QPointF());
    showPage();
}

void PdfPane::clear()
{
    m_document->close();
    showPage();
}

int PdfPane::pageCount() const
{
    return m_document->pageCount();
}

void PdfPane::go(int step)
{
    goTo(m_view->pageNavigator()->currentPage() + step);
}

void PdfPane::goTo(int page)
{
    m_view->pageNavigator()->jump(qBound(0, page, qMax(0, m_document->pageCount() - 1)), QPointF());
}

void PdfPane::zoom(double factor)
{
    m_view->setZoomMode(QPdfView::ZoomMode::Custom);
    m_view->setZoomFactor(qBound(0.2, m_view->zoomFactor() * factor, 5.0));
}

void PdfPane::showPage()
{
    if (m_document->status() == QPdfDocument::Status::Error)
        m_page->setText(tr("Not readable as PDF"));
    else
        m_page->setText(QStringLiteral("%1 / %2")
                            .arg(m_document->pageCount() ? m_view->pageNavigator()->currentPage() + 1 : 0)
                            .arg(m_document->pageCount()));
}

} // namespace anjuan::ui
