#include "ui/top_bar.h"

#include "ui/look/glyphs.h"
#include "ui/look/tokens.h"
#include "ui/panels/loading_strip.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenuBar>
#include <QVBoxLayout>

namespace interloper {

TopBar::TopBar(QWidget *parent)
    : QWidget(parent),
      m_menus(new QMenuBar(this)),
      m_search(new QLineEdit(this)),
      m_loading(new LoadingStrip(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(kGap, kGap, kCellPadding, kGap);
    row->addWidget(m_menus, 1, Qt::AlignVCenter);
    row->addWidget(m_search, 1);
    m_search->addAction(glyphIcon(Glyph::Search), QLineEdit::LeadingPosition);
    column->addLayout(row);
    column->addWidget(m_loading);
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the alerts"));
    m_loading->hide();
    setSearchable(false);
}

void TopBar::setSearchable(bool searchable)
{
    m_search->setEnabled(searchable);
    m_search->setPlaceholderText(searchable ? tr("Search the alerts, for instance AWS \"us-east-1\" (Ctrl+F)")
                                            : tr("Search opens with the first log"));
}

} // namespace interloper
