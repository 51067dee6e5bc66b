"""The accounts window.

- ``accounts_dialog``: puts the parts together, and does what they ask
- ``account_form``, ``secret_field``: one account's fields
- ``setup_guide``, ``copy_row``: the steps in the Zoom App Marketplace
- ``step_list``: what the connection test found
- ``waiting_strip``: the way out while the keyring keeps us waiting
"""
