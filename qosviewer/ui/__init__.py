"""Widgets: they paint and ask. No HTTP, no keyring, no files of the app, no arithmetic on metrics.

==================  =================================================================================
``theme``           colours, spacing and type, in one place; follows the system's light and dark
``messages``        the one door through which people are told something
``banner``          what happened, what is still here, what to try
``start_page``      the first screen
``main_window``     tabs of meetings, menus, status bar
``meeting/``        one open meeting: its fetch, its page
==================  =================================================================================
"""
