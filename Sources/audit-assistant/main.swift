print("audit-assistant")
