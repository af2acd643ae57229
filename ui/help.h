// The two pages of the Help menu. GUI thread.
#pragma once

class QWidget;

namespace interloper {

/// Lists every key; stays open beside the work.
void showKeys(QWidget *window);
void showAbout(QWidget *window);

} // namespace interloper
