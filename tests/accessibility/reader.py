"""A screen reader for the tests, which Debian's own Python runs: it has AT-SPI's bindings.

It is told the number of the process to look at. It takes one request a line, as JSON, and answers
each by one line. What it has found has a number, by which later requests call it. Announcements are
kept until they are asked for.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_MS = 100_000
"""How long the window may take to answer, which has other things to do, too."""

ENTRY = "menu item"

found: list[Any] = []
heard: list[str] = []


def listen(event: Any) -> None:
    heard.append(event.any_data)


def application() -> Any:
    workbench = Atspi.get_desktop(0)
    for index in range(workbench.get_child_count()):
        child = workbench.get_child_at_index(index)
        if child is not None and child.get_process_id() == int(sys.argv[1]):
            return child
    return None


def everything(node: Any, role: str | None, is_showing: bool) -> Any:
    """Yield all that can be seen, parents before children, with their roles.

    Each is several questions to the window: where one role is asked for, the menus are left out, or
    all but them; where what is showing is, closed menus and hidden panels are, but not the entries
    of a closed combo box, which say that they are showing.
    """
    own = node.get_role_name()
    yield node, own
    if own == "menu bar" and role is not None and role != ENTRY:
        return
    if own == role == "frame":
        return
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is None:
            continue
        states = child.get_state_set()
        if states.contains(Atspi.StateType.DEFUNCT):
            continue
        shows = states.contains(Atspi.StateType.SHOWING)
        if is_showing and not shows and own != "combo box":
            continue
        if own == "frame" and role == ENTRY and child.get_role_name() != "menu bar":
            continue
        yield from everything(child, role, is_showing)


def called(node: Any, role: str) -> dict[str, Any]:
    """Say how it is called, which is one question; all the rest is ten."""
    found.append(node)
    return {"number": len(found) - 1, "role": role, "name": node.get_name()}


def described(node: Any) -> dict[str, Any]:
    states = node.get_state_set()
    told = called(node, node.get_role_name()) | {
        "description": node.get_description(),
        "states": sorted(state.value_nick for state in states.get_states()),
        "children": node.get_child_count(),
        "labels": [
            relation.get_target(0).get_name()
            for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        ],
    }
    if (value := node.get_value_iface()) is not None:
        told["value"] = [
            value.get_current_value(),
            value.get_minimum_value(),
            value.get_maximum_value(),
        ]
    if (text := node.get_text_iface()) is not None:
        told["text"] = Atspi.Text.get_text(text, 0, -1)
    if (table := node.get_table_iface()) is not None:
        told["rows"], told["columns"] = table.get_n_rows(), table.get_n_columns()
    return told


def answer(request: dict[str, Any]) -> Any:
    match request["do"]:
        case "find":
            top = application()
            if top is None:
                return []
            matching = []
            role, name = request.get("role"), request.get("name")
            states = [getattr(Atspi.StateType, each) for each in request.get("states", [])]
            is_showing = Atspi.StateType.SHOWING in states
            for node, own in everything(top, role, is_showing):
                if role is not None and own != role:
                    continue
                if name is not None and node.get_name() != name:
                    continue
                has = node.get_state_set() if states else None
                if all(has.contains(each) for each in states):
                    brief = request.get("briefly")
                    matching.append(called(node, own) if brief else described(node))
            return matching
        case "look":
            return described(found[request["number"]])
        case "cell":
            table = found[request["number"]].get_table_iface()
            return table.get_accessible_at(request["row"], request["column"]).get_name()
        case "set":
            node = found[request["number"]].get_value_iface()
            return node.set_current_value(request["value"])
        case "press":
            return found[request["number"]].get_action_iface().do_action(request["action"])
        case "focus":
            return found[request["number"]].get_component_iface().grab_focus()
        case "heard":
            taken = list(heard)
            heard.clear()
            return taken
    raise ValueError(request)


def serve(_channel: Any, _condition: Any) -> bool:
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    try:
        reply = {"result": answer(json.loads(line))}
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
    return True


def main() -> None:
    Atspi.init()
    Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    listener = Atspi.EventListener.new(listen)
    listener.register("object:announcement")
    GLib.io_add_watch(
        GLib.IOChannel.unix_new(sys.stdin.fileno()),
        GLib.PRIORITY_DEFAULT,
        GLib.IOCondition.IN | GLib.IOCondition.HUP,
        serve,
    )
    print(json.dumps({"result": os.getpid()}), flush=True)
    Atspi.event_main()


main()
