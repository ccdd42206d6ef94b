"""The four ways for any model: the step of each, with places for what a problem has of its own.

All have `begin`, the set-up; `epochs`, which opens the loop; `error`, the lines that take a batch
and give E; and `gradient` and `parameter`, what is handed over. Of numbers there are `parts`,
`parts_of_gradients` and `gradients`, the derivatives by hand, and `update`; of tensors, whose
gradients are their `.grad`, `update` and `clear`, or `optimizer`. In place of `error` a way may
have its parts: `data`, `prediction`, `target` and `reduction`.
"""

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
