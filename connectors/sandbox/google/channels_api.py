"""Calendar v3 push: events.watch and channels.stop."""

from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, invalid, not_found


def watch(call: Call) -> Reply:
    """events.watch: opens a channel to a loopback address; any other address is refused."""
    calendar, body = call.calendar(), call.body
    if body.get("type") not in ("web_hook", "webhook") or not body.get("id") or not body.get("address"):
        raise invalid("Missing or invalid channel id, type or address.", reason="required")
    if len(str(body["id"])) > 64 or len(str(body.get("token", ""))) > 256:
        raise invalid("Channel id or token too long.", "id")
    if not call.channels.reachable(str(body["address"])):
        raise ApiError(
            401,
            "push.webhookUrlUnauthorized",
            "Unauthorized WebHook callback channel: this world reaches loopback addresses only.",
        )
    channel = call.channels.open(call.person.address, calendar, body)
    if channel is None:
        raise ApiError(400, "channelIdNotUnique", "Channel id not unique")
    return Reply(channel.shape())


def stop(call: Call) -> Reply:
    """channels.stop: 204."""
    if not call.channels.close(str(call.body.get("id")), str(call.body.get("resourceId"))):
        raise not_found()
    return Reply(status=204)
