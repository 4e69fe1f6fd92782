"""Every screen in every state: drawn for people (``make screenshots``), and looked at by axe in the tests."""
