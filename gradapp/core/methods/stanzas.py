"""The four ways for any model: the step of each, with places for what a problem has of its own."""

from __future__ import annotations

from typing import Final

PYTHON: Final = """
{begin}
{epochs}
    {parts}
    {error}
    {parts_of_gradients}
    {gradients}
    {update}
    yield E, {gradient}, {parameter}  # hand over this step
"""

AUTOGRAD: Final = """
{begin}
{epochs}
    {error}
    E.backward()
    with torch.no_grad():  # don't backpropagate through ...
        {update}
    yield E, {gradient}, {parameter}  # hand over this step
    {clear} = None
"""

OPTIMIZER: Final = """
{begin}
optimizer = {optimizer}
{epochs}
    {error}
    optimizer.zero_grad()
    E.backward()
    optimizer.step()
    yield E, {gradient}, {parameter}  # hand over this step
"""

MSELOSS: Final = """
{begin}
optimizer = {optimizer}
{epochs}
    {data}
    loss = torch.nn.MSELoss({reduction})({prediction}, {target})
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    yield loss, {gradient}, {parameter}  # hand over this step
"""
