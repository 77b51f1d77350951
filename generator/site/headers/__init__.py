"""Say which headers servers send, and the policy of pages."""
