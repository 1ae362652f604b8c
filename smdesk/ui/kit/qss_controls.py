"""The part of the style sheet that dresses controls: buttons, fields, choices, menus, scroll bars, tabs."""

from __future__ import annotations

BUTTONS = """
QPushButton { outline: 0; icon-size: 16px; background: $bg_surface; border: 1px solid $border_default;
  border-radius: ${r_control}px; min-height: ${h_button}px; padding: 0 ${p_button}px; font-weight: 500; }
QPushButton:hover { background: $bg_hover; }
QPushButton:pressed, QPushButton:open { background: $bg_pressed; }
QPushButton:disabled { background: $bg_disabled; color: $text_disabled; }
QPushButton[sized="sm"] { min-height: ${h_button_sm}px; font-size: ${f_small}px; padding: 0 8px; }
QPushButton[sized="lg"] { min-height: ${h_button_lg}px; padding: 0 15px; }
QPushButton[kind="primary"] { background: $accent_base; border-color: $accent_base; color: $text_onAccent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="danger"] { background: $danger_fg; border-color: $danger_fg; color: $text_onAccent; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { border-color: $text_primary; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled { background: $bg_disabled;
  border-color: $border_default; color: $text_disabled; }
QPushButton[kind="dangerLine"] { color: $danger_fg; }
QPushButton[joined="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[joined="right"] { border-top-left-radius: 0; border-bottom-left-radius: 0; padding: 0;
  border-left-color: $border_joined; }
QPushButton[joined="right"]:disabled { border-left-color: $border_default; }
QPushButton[kind="ghost"], QPushButton[kind="icon"] { background: transparent; border-color: transparent; }
QPushButton[kind="ghost"] { color: $text_secondary; }
QPushButton[kind="ghost"][flush="true"] { padding: 0 6px 0 0; }
QPushButton[kind="ghost"]:hover { color: $text_primary; }
QPushButton[kind="ghost"]:disabled { color: $text_disabled; }
QPushButton[kind="icon"] { padding: 0; min-width: ${h_button}px; max-width: ${h_button}px; }
QPushButton[kind="icon"][sized="sm"] { min-width: ${h_button_sm}px; max-width: ${h_button_sm}px; }
QPushButton[kind="ghost"]:hover, QPushButton[kind="icon"]:hover { background: $bg_hover; }
QPushButton[kind="ghost"]:pressed, QPushButton[kind="icon"]:pressed { background: $bg_pressed; }
QPushButton[kind="ghost"]:checked { background: $bg_selectedStrong; }
QPushButton[kind="icon"]:checked { background: $accent_soft; }
QPushButton[kind="link"] { background: transparent; border: 0; color: $text_link; padding: 0;
  min-height: 22px; font-weight: 500; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"][tone="marker"] { color: $marker_softText; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $text_disabled; }
QPushButton[kind="field"] { text-align: left; border-color: $border_control; padding: 0 26px 0 9px;
  font-weight: 400; }
QPushButton[kind="soft"] { background: $bg_chrome; border-color: transparent; font-weight: 500; border-radius: 4px; }
QPushButton[kind="soft"]:hover { background: $bg_pressed; }
QPushButton[kind="soft"]:checked { background: $bg_selected; color: $accent_softText; font-weight: 600; }
QPushButton[kind="status"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  min-height: 20px; padding: 0 6px; font-weight: 400; font-size: ${f_small}px; color: $text_secondary; }
QPushButton[kind="status"]:hover { background: $bg_chromeHover; }
QPushButton::menu-indicator { image: url($caret); subcontrol-position: right center; subcontrol-origin: padding;
  right: 5px; width: 16px; height: 10px; }
QPushButton[menued="true"] { padding: 0 10px; }
QPushButton[quiet="true"] { color: $text_secondary; }
QPushButton[menued="icon"] { padding: 0; min-width: ${h_button}px; max-width: ${h_button}px; }
QPushButton[menued="icon"]::menu-indicator { image: none; width: 0; }
QPushButton[menued][active="true"] { background: $accent_soft; border-color: $accent_base; color: $accent_softText; }

QPushButton[kind="rail"], QPushButton[kind="section"] { background: transparent; border: 1px solid transparent;
  text-align: left; font-weight: 400; padding: 0 8px; min-height: ${h_nav}px; }
QPushButton[kind="rail"]:hover { background: $bg_chromeHover; }
QPushButton[kind="rail"]:checked { background: $bg_selectedStrong; color: $accent_softText; font-weight: 600; }
QPushButton[kind="section"] { font-weight: 500; color: $text_secondary; min-height: ${h_section}px; icon-size: 17px; }
QPushButton[kind="section"]:hover { background: $bg_hover; }
QPushButton[kind="section"]:checked { background: $bg_selected; color: $accent_softText; font-weight: 600; }

QPushButton[kind="tab"] { background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
  font-weight: 400; padding: 0 2px; color: $text_secondary; min-height: ${h_tab}px; }
QPushButton[kind="tab"]:hover { color: $text_primary; background: transparent; }
QPushButton[kind="tab"]:checked { border-bottom-color: $accent_base; color: $text_primary; font-weight: 600; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; min-height: ${h_button_sm}px;
  padding: 0 10px; font-weight: 500; color: $text_secondary; border-radius: 5px; }
QPushButton[kind="segment"][sized="sm"] { min-height: ${h_segment_sm}px; max-height: ${h_segment_sm}px;
  padding: 0 8px; font-size: ${f_small}px; }
QPushButton[kind="segment"][marked="true"] { padding: 0 4px; }
QPushButton[kind="segment"]:hover { color: $text_primary; }
QPushButton[kind="segment"]:checked { background: $bg_raised; border-color: $border_default; font-weight: 600;
  color: $text_primary; }
QPushButton[kind="segment"]:disabled { color: $text_disabled; }
QFrame[role="segments"] { background: $bg_chrome; border: 1px solid $border_default;
  border-radius: ${r_control}px; }
"""

FIELDS = """
QLineEdit, QComboBox, QDateTimeEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: $bg_surface;
  border: 1px solid $border_control; border-radius: ${r_control}px; min-height: ${h_button}px; padding: 0 8px;
  selection-background-color: $accent_base; selection-color: $text_onAccent;
  placeholder-text-color: $text_tertiary; }
QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $accent_focus; padding: 0 7px; min-height: ${h_focus}px; }
QPlainTextEdit, QTextEdit { padding: 0 7px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 0 6px; }
QTextEdit[role="cell"], QTextEdit[role="cell"]:focus { border: 2px solid $accent_base; border-radius: 0;
  padding: 0; min-height: 0; }
QTextEdit[bare="true"], QTextEdit[bare="true"]:focus { background: transparent; border: 0; min-height: 0; padding: 0; }
QLineEdit[sized="sm"], QComboBox[sized="sm"], QAbstractSpinBox[sized="sm"] { min-height: ${h_button_sm}px;
  font-size: ${f_small}px; }
QAbstractSpinBox[sized="sm"] { max-height: ${h_button_sm}px; }
QLineEdit[sized="sm"]:focus, QComboBox[sized="sm"]:focus, QAbstractSpinBox[sized="sm"]:focus {
  min-height: ${h_focus_sm}px; }
QAbstractSpinBox[sized="sm"]:focus { max-height: ${h_focus_sm}px; }
QLineEdit[fixed="true"] { background: $bg_sunken; color: $text_secondary; }
QLineEdit[bare="true"], QPlainTextEdit[cell="plain"] { background: transparent; border-color: transparent; }
QLineEdit[bare="true"]:hover, QPlainTextEdit[cell="plain"]:hover { border-color: $border_default; }
QLineEdit[bare="true"]:focus, QPlainTextEdit[cell="plain"]:focus { background: $bg_surface;
  border-color: $accent_focus; }
QPlainTextEdit[cell="plain"] { padding: 0; }
QPlainTextEdit[cell="plain"]:focus { padding: 0; border-width: 1px; }
QPlainTextEdit[cell="ask"] { background: $bg_sunken; border-color: transparent; }
QPlainTextEdit[cell="answer"] { background: $accent_soft; border-color: transparent; }
QPlainTextEdit[cell="ask"]:focus, QPlainTextEdit[cell="answer"]:focus { border-color: $accent_focus; }
QLineEdit[tagadd="true"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  min-height: 20px; font-size: ${f_small}px; }
QLineEdit[tagadd="true"]:focus { background: $bg_surface; border: 2px solid $accent_focus; min-height: 18px; }
QLineEdit[serif="true"] { font-family: $serif; font-size: ${f_title2}px; font-weight: 600; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"],
QPlainTextEdit[invalid="true"] { border-color: $danger_fg; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: $bg_disabled; color: $text_disabled;
  border-color: $border_default; }
QComboBox { combobox-popup: 0; }
QComboBox[quiet="true"]:!focus { border-color: $border_default; color: $text_secondary; }
QComboBox:!editable { padding-left: 10px; }
QComboBox:!editable:focus { padding-left: 9px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url($caret); width: 10px; height: 10px; }
QComboBox QAbstractItemView, QListView[role="completions"] { background: $bg_raised;
  border: 1px solid $border_default; border-radius: ${r_card}px; outline: 0; padding: 4px;
  selection-background-color: $bg_selected; selection-color: $text_primary; }
QComboBox QAbstractItemView::item, QListView[role="completions"]::item { min-height: 26px;
  padding: 0 6px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected, QListView[role="completions"]::item:selected { background: $bg_selected;
  color: $text_primary; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: 0; padding: 0; min-height: 0;
  background: transparent; }
QAbstractSpinBox { padding-right: 20px; max-height: ${h_button}px; }
QAbstractSpinBox:focus { padding-right: 19px; max-height: ${h_focus}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: 0; width: 20px;
  background: transparent; border-radius: 4px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $bg_hover; }
QDateTimeEdit[calendarPopup="true"], QDateTimeEdit[calendarPopup="true"]:focus { padding-right: 4px; }
QDateTimeEdit[marked="true"] { padding-left: 2px; }
QDateTimeEdit[marked="true"]:focus { padding-left: 1px; }
QAbstractSpinBox::up-arrow { image: url($up); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 9px; height: 9px; }
QDateTimeEdit[calendarPopup="true"]::down-arrow { image: url($caret); width: 10px; height: 10px; }

QCheckBox, QRadioButton { outline: 0; spacing: 8px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_disabled; }
QCheckBox::indicator, QTableView::indicator,
QListView[ticks="true"]::indicator { width: 14px; height: 14px; border: 1px solid $border_control;
  border-radius: 4px; background: $bg_surface; }
QCheckBox::indicator:hover, QTableView::indicator:hover,
QListView[ticks="true"]::indicator:hover { border-color: $accent_base; }
QCheckBox::indicator:checked, QTableView::indicator:checked,
QListView[ticks="true"]::indicator:checked { border-color: $accent_base;
  background: $accent_base; image: url($ticked); }
QCheckBox::indicator:indeterminate { border-color: $accent_base; background: $accent_base; image: url($some); }
QCheckBox::indicator:disabled { border-color: $border_default; background: $bg_disabled; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $border_control; border-radius: ${r_radio}px;
  background: $bg_surface; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: 5px solid $accent_base; }
"""

FLOATING = """
QMenuBar { background: $bg_chrome; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $bg_chromeHover; }
QMenu { background: $bg_raised; border: 1px solid $border_default; padding: 5px; }
QMenu[round="true"] { border-radius: ${r_card}px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 5px; min-height: 18px; }
QMenu::item:selected { background: $bg_selected; color: $accent_softText; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::icon { left: 6px; padding: 1px; }
QMenu::icon:checked { background: $accent_soft; border: 1px solid $accent_base; border-radius: 4px; padding: 0; }
QMenu::separator { height: 1px; background: $border_subtle; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QMenu::indicator:checked { image: url($check); }
QToolTip { background: $bg_tooltip; color: $text_onTooltip; border: 0; padding: 5px 8px;
  font-size: ${f_small}px; }
QToolTip[round="true"] { border-radius: ${r_control}px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $bg_pressed; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $border_control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { border: 0; background: transparent; }
QTabBar::tab { background: transparent; border: 0; border-bottom: 2px solid transparent; color: $text_secondary;
  padding: 0 2px; margin-right: 18px; min-height: ${h_tab}px; }
QTabBar::tab:hover { color: $text_primary; }
QTabBar::tab:selected { border-bottom-color: $accent_base; color: $text_primary; }
QTabWidget::pane { border: 0; }
"""

CONTROLS = BUTTONS + FIELDS + FLOATING
