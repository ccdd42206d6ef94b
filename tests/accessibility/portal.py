"""A desktop's portal for the tests, which says that nothing shall move; Debian's Python runs it."""

from __future__ import annotations

from typing import Any

from gi.repository import Gio, GLib

DESCRIPTION = """<node><interface name="org.freedesktop.portal.Settings">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="v" direction="out"/></method></interface></node>"""


def answer(*call: Any) -> None:
    parameters, invocation = call[5], call[6]
    if parameters.unpack() == ("org.gnome.desktop.interface", "enable-animations"):
        value = GLib.Variant("v", GLib.Variant("b", False))  # wrapped twice, as portals do
        invocation.return_value(GLib.Variant("(v)", (value,)))
    else:
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")


def export(bus: Any, _name: str) -> None:
    interface = Gio.DBusNodeInfo.new_for_xml(DESCRIPTION).interfaces[0]
    bus.register_object("/org/freedesktop/portal/desktop", interface, answer, None, None)


def named(_bus: Any, _name: str) -> None:
    print("ready", flush=True)


Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Workbench", 0, export, named, None)
GLib.MainLoop().run()
