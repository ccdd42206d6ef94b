"""What links in rich text lead to."""

from __future__ import annotations

import re

from gradapp.ui.kit.links import Links


def test_a_link_leads_to_its_value_whatever_that_is() -> None:
    links = Links[object]()
    targets = [3, None, ("a'b", "<c>")]
    text = " ".join(links.to(each, "<b>here</b>", "color:red") for each in targets)
    assert text.count("<b>here</b></a>") == 3
    assert [links[href] for href in re.findall("href='(.*?)'", text)] == targets
