"""moto: DynamoDB."""

from moto.dynamodb.exceptions import ConditionalCheckFailed
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType


def stored(table, item_attrs):
    """What the table holds under the item's key."""
    keys = (table.hash_key_attr, table.range_key_attr)
    return table.get_item(*[DynamoType(item_attrs[key]) if key else None for key in keys])


def apply() -> None:
    """
    Now and then an answer is lost on its way, and the SDK sends its request again. A lock that Terraform has just taken
    would then look like somebody else's: what is there already, to the letter, may be put again.
    """
    put = DynamoDBBackend.put_item

    def put_item(self, table_name, item_attrs, *args, **kwargs):
        try:
            return put(self, table_name, item_attrs, *args, **kwargs)
        except ConditionalCheckFailed:
            there = stored(self.get_table(table_name), item_attrs)
            if there is None or there.to_json()["Attributes"] != item_attrs:
                raise
            return there

    DynamoDBBackend.put_item = put_item
