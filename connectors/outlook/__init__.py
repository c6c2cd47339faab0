"""Microsoft 365 and Outlook.com: calendar and mail over Microsoft Graph, signed in with MSAL."""
