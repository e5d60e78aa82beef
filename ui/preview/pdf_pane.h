#pragma once
#include <QtWidgets/QWidget>

class QLabel;
class QPdfDocument;
class QPdfView;

namespace anjuan::ui {

/// Shows one PDF file: pages, zoom.
class PdfPane final : public QWidget {
    Q_OBJECT
public:
    explicit PdfPane(QWidget *parent);
    ~PdfPane() override;
    void load(const QString &path);
    void clear();
    int pageCount() const;
    /// From 0; beyond the end: the last.
    void goTo(int page);

private:
    QWidget *makeBar();
    void go(int step);
    void zoom(double factor);
    void showPage();

    QPdfDocument *m_document;
    QPdfView *m_view;
    QLabel *m_page;
};

} // namespace anjuan::ui
