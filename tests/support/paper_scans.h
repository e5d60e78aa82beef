#pragma once
#include <algorithm>
#include <cmath>
#include <random>

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>

namespace anjuan::test {

/// A page of a PDF as a scanner sees it, on white.
inline QImage pagePicture(const QString &pdf, int page, double dpi)
{
    QPdfDocument document;
    if (document.load(pdf) != QPdfDocument::Error::None)
        return {};
    const QImage drawn = document.render(page, (document.pagePointSize(page) * dpi / 72).toSize());
    QImage picture(drawn.size(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter(&picture).drawImage(0, 0, drawn);
    return picture;
}

inline int pagesIn(const QString &pdf)
{
    QPdfDocument document;
    return document.load(pdf) == QPdfDocument::Error::None ? document.pageCount() : 0;
}

/// What a feeder or a camera makes of it: askew, upside down, dim, noisy, seen from aside.
struct Spoiling {
    double turned = 0;      // degrees
    double light = 1;       // of white
    int noise = 0;          // shades
    double shadow = 0;      // how much darker one edge is
    double perspective = 0; // share by which the far edge is shorter
    double scale = 1;
};

inline QImage spoilt(const QImage &page, const Spoiling &how, unsigned seed)
{
    QSize size(static_cast<int>(page.width() * how.scale * 1.08), static_cast<int>(page.height() * how.scale * 1.08));
    if (std::abs(std::remainder(how.turned, 180)) > 45)
        size.transpose();
    QImage out(size, QImage::Format_RGB32);
    out.fill(QColor(230, 230, 230));
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double w = page.width();
    const double h = page.height();
    QTransform view;
    const double in = w * how.perspective / 2;
    QTransform::quadToQuad(QPolygonF({QPointF(0, 0), QPointF(w, 0), QPointF(w, h), QPointF(0, h)}),
                           QPolygonF({QPointF(in, 0), QPointF(w - in, 0), QPointF(w, h), QPointF(0, h)}), view);
    painter.setTransform(view * QTransform::fromTranslate(-w / 2, -h / 2) * QTransform().rotate(how.turned)
                         * QTransform::fromScale(how.scale, how.scale)
                         * QTransform::fromTranslate(size.width() / 2.0, size.height() / 2.0));
    painter.drawImage(0, 0, page);
    painter.end();
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> grain(-how.noise, how.noise);
    for (int y = 0; y < out.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(out.scanLine(y));
        for (int x = 0; x < out.width(); ++x) {
            const double light = how.light * (1 - how.shadow * x / out.width());
            const int off = how.noise > 0 ? grain(random) : 0;
            const auto shade = [&](int value) { return std::clamp(static_cast<int>(value * light) + off, 0, 255); };
            line[x] = qRgb(shade(qRed(line[x])), shade(qGreen(line[x])), shade(qBlue(line[x])));
        }
    }
    return out;
}

/// Anything that a day at the feeder or with a telephone brings.
inline Spoiling anySpoiling(std::mt19937 &random)
{
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    Spoiling how;
    how.turned = between(-5, 5) + (random() % 3 == 0 ? 180 : 0) + (random() % 11 == 0 ? 90 : 0);
    how.light = between(0.45, 1);
    how.noise = static_cast<int>(between(0, 14));
    how.shadow = between(0, 0.35);
    how.perspective = random() % 2 == 0 ? between(0, 0.06) : 0;
    how.scale = between(0.85, 1.2);
    return how;
}

} // namespace anjuan::test
