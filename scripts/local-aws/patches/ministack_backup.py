"""ministack: AWS Backup."""

import json

from ministack.services import backup

#: What is put on a vault and read back: part of its path → fields that AWS adds to the answer.
DOCUMENTS = ("access-policy", "notification-configuration")


def apply() -> None:
    keep_policy_notifications_and_lock()


def keep_policy_notifications_and_lock() -> None:
    """ministack reads policy and notifications of a vault, always as missing, and has no way to put them, nor a lock."""
    handle = backup.handle_request

    async def handle_vaults(method, path, headers, body, query):
        _, *parts = path.strip("/").split("/")
        vault = backup._vaults.get(parts[0]) if path.startswith("/backup-vaults/") and len(parts) == 2 else None
        if vault is not None and parts[1] == "vault-lock":
            return lock(vault, method, body)
        if vault is not None and parts[1] in DOCUMENTS:
            return document(vault, parts[1], method, body)
        return await handle(method, path, headers, body, query)

    def lock(vault, method, body):
        given = json.loads(body) if method == "PUT" else {}
        vault["Locked"] = method == "PUT"
        for each in ("MinRetentionDays", "MaxRetentionDays"):
            vault[each] = given.get(each)
        return backup._no_content()

    def document(vault, kind, method, body):
        kept = vault.setdefault("_documents", {})
        if method == "PUT":
            kept[kind] = json.loads(body)
        if method == "DELETE":
            kept.pop(kind, None)
        if method != "GET":
            return backup._no_content()
        if kind not in kept:
            return backup._not_found(f"{vault['BackupVaultName']} has no {kind}.")
        names = {each: vault[each] for each in ("BackupVaultName", "BackupVaultArn")}
        return backup._ok({**names, **kept[kind]})

    backup.handle_request = handle_vaults
